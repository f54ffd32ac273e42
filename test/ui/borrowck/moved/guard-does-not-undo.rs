fn main() {
    let o = Some(String::from("o"));
    match o {
        Some(s) if s.len() > 3 => println!("long {s}"),
        Some(s) => println!("short {s}"),
        None => {}
    }
    println!("{o:?}"); //~ ERROR E0382 borrow of partially moved value: `o`
}
