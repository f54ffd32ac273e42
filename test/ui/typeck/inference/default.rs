trait Make {
    fn make() -> u32;
}

impl Make for u8 {
    fn make() -> u32 {
        8
    }
}

fn main() {
    println!("{}", Make::make()); //~ ERROR E0790 cannot call associated function on trait without specifying the corresponding `impl` type
}
