fn main() {
    let b = Box::new(5);
    let c = b;
    println!("{c} {}", *b); //~ ERROR E0382 borrow of moved value: `b`
}
