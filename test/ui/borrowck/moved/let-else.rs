fn main() {
    let name = Some(String::from("n"));
    let Some(text) = name else {
        return;
    };
    println!("{text} {}", name.is_none()); //~ ERROR E0382 borrow of partially moved value: `name`
}
