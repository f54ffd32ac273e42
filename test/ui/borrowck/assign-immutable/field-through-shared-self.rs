struct Counter {
    n: u32,
}

impl Counter {
    fn bump(&self) {
        self.n += 1; //~ ERROR E0594 cannot assign to `self.n`, which is behind a `&` reference
    }
}

fn main() {
    Counter { n: 0 }.bump();
}
