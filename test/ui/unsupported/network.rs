use std::net::TcpStream; //~ ERROR F0001

fn main() {
    println!("{}", TcpStream::connect("127.0.0.1:1").is_ok());
}
