fn make<T>() -> Option<T> {
    None
}

fn main() {
    let m = make(); //~ ERROR E0282 type annotations needed for `Option<_>`
    println!("{}", m.is_some());
}
