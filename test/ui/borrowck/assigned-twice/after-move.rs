fn main() {
    let s = String::from("a");
    drop(s);
    s = String::from("b"); //~ ERROR E0384 cannot assign twice to immutable variable `s`
    println!("{s}");
}
