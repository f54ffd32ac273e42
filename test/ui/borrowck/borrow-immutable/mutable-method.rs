struct Counter {
    n: u32,
}

impl Counter {
    fn bump(&mut self) {
        self.n += 1;
    }
}

fn main() {
    let c = Counter { n: 0 };
    c.bump(); //~ ERROR E0596 cannot borrow `c` as mutable, as it is not declared as mutable
    println!("{}", c.n);
}
