fn main() {
    let o = Some(String::from("o"));
    println!("{}", o.trim()); //~ ERROR E0599 no method named `trim` found for enum `Option<T>` in the current scope
}
