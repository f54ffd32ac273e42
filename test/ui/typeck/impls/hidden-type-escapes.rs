fn make(flag: bool) -> impl std::fmt::Display {
    if flag {
        return 1;
    }
    "text" //~ ERROR E0308 mismatched types
}

fn main() {
    println!("{}", make(true));
}
