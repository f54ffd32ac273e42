fn main() {
    let x = u32; //~ ERROR E0423 expected value, found builtin type `u32`
}
