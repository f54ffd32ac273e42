fn main() {
    let o = Some(String::from("o"));
    let s = o.unwrap();
    println!("{s} {o:?}"); //~ ERROR E0382 borrow of moved value: `o`
}
