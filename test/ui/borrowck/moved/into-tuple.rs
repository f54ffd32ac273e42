fn main() {
    let s = String::from("x");
    let pair = (s, 1);
    println!("{} {}", s, pair.1); //~ ERROR E0382 borrow of moved value: `s`
}
