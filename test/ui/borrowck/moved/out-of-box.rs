fn main() {
    let b = Box::new(String::from("boxed"));
    let s = *b;
    println!("{s} {b}"); //~ ERROR E0382 borrow of moved value: `b`
}
