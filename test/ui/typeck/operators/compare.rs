#[derive(Debug)]
struct P;

fn main() {
    println!("{}", P == P); //~ ERROR E0369 binary operation `==` cannot be applied to type `P`
}
