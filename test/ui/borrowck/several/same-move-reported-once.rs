fn main() {
    let a = String::from("a");
    drop(a);
    println!("{}", a.len()); //~ ERROR E0382 borrow of moved value: `a`
    println!("{}", a.len());
}
