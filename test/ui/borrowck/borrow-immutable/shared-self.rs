struct Bag {
    items: Vec<String>,
}

impl Bag {
    fn add(&self, s: &str) {
        self.items.push(s.to_string()); //~ ERROR E0596 cannot borrow `self.items` as mutable, as it is behind a `&` reference
    }
}

fn main() {
    Bag { items: Vec::new() }.add("a");
}
