fn main() {
    let mut n = 1;
    n++; //~ ERROR Rust has no postfix increment operator
    println!("{n}");
}
