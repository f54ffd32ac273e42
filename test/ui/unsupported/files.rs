use std::fs; //~ ERROR F0001

fn main() {
    println!("{}", fs::read_to_string("missing.txt").is_ok());
}
