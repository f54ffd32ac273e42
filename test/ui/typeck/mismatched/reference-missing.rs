fn len(s: &String) -> usize {
    s.len()
}

fn main() {
    let s = String::from("s");
    println!("{}", len(s)); //~ ERROR E0308 mismatched types
}
