fn main() {
    let n = 1;
    if n > 0 { println!("a"); } else println!("b"); //~ ERROR
}
