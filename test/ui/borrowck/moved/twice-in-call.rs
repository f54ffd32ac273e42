fn both(a: String, b: String) -> usize {
    a.len() + b.len()
}

fn main() {
    let s = String::from("s");
    println!("{}", both(s, s)); //~ ERROR E0382 use of moved value: `s`
}
