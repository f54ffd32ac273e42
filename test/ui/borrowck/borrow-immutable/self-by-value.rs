struct Bag {
    items: Vec<i32>,
}

impl Bag {
    fn with(self, n: i32) -> Bag {
        self.items.push(n); //~ ERROR E0596 cannot borrow `self.items` as mutable, as `self` is not declared as mutable
        self
    }
}

fn main() {
    println!("{}", Bag { items: Vec::new() }.with(1).items.len());
}
