struct Pool {
    items: Vec<String>,
}

impl Pool {
    fn get(&mut self, i: usize) -> &mut String {
        &mut self.items[i]
    }
}

fn main() {
    let mut pool = Pool { items: vec![String::from("a"), String::from("b")] };
    let a = pool.get(0);
    let b = pool.get(1); //~ ERROR E0499 cannot borrow `pool` as mutable more than once at a time
    a.push_str(b);
}
