struct Slot {
    item: Option<String>,
    list: Vec<String>,
}

impl Slot {
    fn take(&mut self) -> String {
        self.item.take().unwrap_or_default()
    }
    fn swap_list(&mut self) -> Vec<String> {
        std::mem::replace(&mut self.list, vec![String::from("fresh")])
    }
}

fn main() {
    let mut s = Slot { item: Some(String::from("i")), list: Vec::new() };
    println!("{:?} {:?}", s.take(), s.take());
    println!("{:?} {:?}", s.swap_list(), s.swap_list());
}
