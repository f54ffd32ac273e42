fn main() {
    let a = [String::from("a"), String::from("b")];
    let s = a[0]; //~ ERROR E0508 cannot move out of type `[String; 2]`, a non-copy array
    println!("{s}");
}
