fn main() {
    let s = "a" + "b"; //~ ERROR E0369 cannot add `&str` to `&str`
    println!("{s}");
}
