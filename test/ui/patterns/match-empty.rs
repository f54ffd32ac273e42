fn main() {
    let n = 5u8;
    match n {} //~ ERROR E0004 non-exhaustive patterns: type `u8` is non-empty
}
