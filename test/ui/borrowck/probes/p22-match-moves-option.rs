// Probe 22: `match` moves the content out of an option, which is then used.
fn main() {
    let maybe = Some(String::from("inside"));
    match maybe {
        Some(text) => println!("{text}"),
        None => println!("nothing"),
    }
    println!("{}", maybe.is_some()); //~ ERROR E0382 borrow of partially moved value: `maybe`
}
