fn main() {
    let mut s = String::from("s");
    drop(s);
    if std::mem::size_of::<usize>() > 4 {
        s = String::from("t");
    }
    println!("{s}"); //~ ERROR E0382 borrow of moved value: `s`
}
