fn make() -> _ { //~ ERROR E0121 the placeholder `_` is not allowed within types on item signatures for return types
    5
}

fn main() {
    println!("{}", make());
}
