struct Counter {
    n: usize,
}

impl Counter {
    fn bump(&mut self) -> usize {
        self.n += 1;
        self.n
    }

    fn add(&mut self, k: usize) {
        self.n += k;
    }
}

fn main() {
    let mut c = Counter { n: 0 };
    let r = &mut c;
    r.add(1);
    c.add(c.bump()); //~ ERROR E0499 cannot borrow `c` as mutable more than once at a time
}
