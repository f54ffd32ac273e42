fn main() {
    let s = String::from("boxed");
    let b = Box::new(s);
    println!("{b} {s}"); //~ ERROR E0382 borrow of moved value: `s`
}
