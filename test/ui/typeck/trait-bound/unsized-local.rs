fn main() {
    let s: str = *"text"; //~ ERROR E0277 the size for values of type `str` cannot be known at compilation time
    println!("{}", s.len());
}
