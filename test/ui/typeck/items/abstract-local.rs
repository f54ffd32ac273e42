fn main() {
    let n: impl Copy = 5; //~ ERROR E0562 `impl Trait` is not allowed in the type of variable bindings
    println!("{}", n);
}
