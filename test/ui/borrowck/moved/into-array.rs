fn main() {
    let s = String::from("x");
    let list = [s, String::new()];
    println!("{} {}", list.len(), s.len()); //~ ERROR E0382 borrow of moved value: `s`
}
