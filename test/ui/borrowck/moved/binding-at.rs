fn main() {
    let name = Some(String::from("n"));
    match name {
        whole @ Some(_) => println!("{whole:?}"),
        None => println!("none"),
    }
    println!("{name:?}"); //~ ERROR E0382 borrow of moved value: `name`
}
