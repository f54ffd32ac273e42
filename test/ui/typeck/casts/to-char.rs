fn main() {
    println!("{}", 65u32 as char); //~ ERROR E0604 only `u8` can be cast as `char`, not `u32`
}
