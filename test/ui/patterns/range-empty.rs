fn main() {
    match 5u8 {
        9..=1 => println!("in"), //~ ERROR E0030 lower bound for range pattern must be less than or equal to upper bound
        _ => println!("out"),
    }
}
