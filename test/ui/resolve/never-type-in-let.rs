fn main() {
    let x: ! = panic!(); //~ ERROR E0658 the `!` type is experimental
}
