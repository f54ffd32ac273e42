fn main() {
    let names = vec![String::from("a"), String::from("b")];
    for name in names {
        println!("{name}");
    }
    println!("{}", names.len()); //~ ERROR E0382 borrow of moved value: `names`
}
