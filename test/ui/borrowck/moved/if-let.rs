fn main() {
    let name = Some(String::from("n"));
    if let Some(n) = name {
        println!("{n}");
    }
    println!("{name:?}"); //~ ERROR E0382 borrow of partially moved value: `name`
}
