fn main() {
    let a = String::from("a");
    let mut b = String::from("b");
    println!("{b}");
    b = a;
    println!("{a} {b}"); //~ ERROR E0382 borrow of moved value: `a`
}
