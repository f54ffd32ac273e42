fn main() {
    let mut v: Vec<&String> = Vec::new();
    v.push(&String::from("x")); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{}", v.len());
}
