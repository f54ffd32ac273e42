fn show(s: str) { //~ ERROR E0277 the size for values of type `str` cannot be known at compilation time
    println!("{}", s.len());
}

fn main() {}
