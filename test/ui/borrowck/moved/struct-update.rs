struct Settings {
    name: String,
    path: String,
    level: u8,
}

fn main() {
    let base = Settings { name: String::from("n"), path: String::from("p"), level: 1 };
    let other = Settings { name: String::from("m"), ..base };
    println!("{} {} {}", other.name, other.path, other.level);
    println!("{} {}", base.name, base.level);
    println!("{}", base.path); //~ ERROR E0382 borrow of moved value: `base.path`
}
