fn show<T>(t: T) -> String {
    t.to_string() //~ ERROR E0599 no method named `to_string` found for type parameter `T` in the current scope
}

fn main() {
    println!("{}", show(1));
}
