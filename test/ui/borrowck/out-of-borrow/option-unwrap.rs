struct Slot {
    item: Option<String>,
}

impl Slot {
    fn get(&self) -> String {
        self.item.unwrap() //~ ERROR E0507 cannot move out of `self.item` which is behind a shared reference
    }
}

fn main() {
    println!("{}", Slot { item: Some(String::from("s")) }.get());
}
