struct P;

fn main() {
    println!("{}", P); //~ ERROR E0277 `P` doesn't implement `std::fmt::Display`
}
