fn main() {
    let a = String::from("a");
    let b = a + "b";
    println!("{a} {b}"); //~ ERROR E0382 borrow of moved value: `a`
}
