fn main() {
    let a = vec![1, 2];
    let b = a;
    println!("{a:?} {b:?}"); //~ ERROR E0382 borrow of moved value: `a`
}
