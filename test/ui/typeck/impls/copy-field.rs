#[derive(Clone, Copy)]
struct P { //~ ERROR E0204 the trait `Copy` cannot be implemented for this type
    name: String,
}

fn main() {
    let p = P { name: String::new() };
    println!("{}", p.name);
}
