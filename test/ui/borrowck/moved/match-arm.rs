fn main() {
    let s = String::from("s");
    match s.len() {
        0 => drop(s),
        1 => println!("one"),
        _ => println!("more"),
    }
    println!("{s}"); //~ ERROR E0382 borrow of moved value: `s`
}
