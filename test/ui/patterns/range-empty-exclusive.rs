fn main() {
    match 5u8 {
        5..5 => println!("in"), //~ ERROR E0579 lower bound for range pattern must be less than upper bound
        _ => println!("out"),
    }
}
