struct Holder<'a, T> {
    all: &'a [T],
    at: usize,
}

impl<'a, T: PartialOrd> Holder<'a, T> {
    fn new(all: &'a [T]) -> Self {
        Holder { all, at: 0 }
    }
    fn best(&mut self) -> &'a T {
        for i in 0..self.all.len() {
            if self.all[i] > self.all[self.at] {
                self.at = i;
            }
        }
        &self.all[self.at]
    }
}

fn main() {
    let words = vec![String::from("b"), String::from("z"), String::from("c")];
    let best = Holder::new(&words).best();
    println!("{best} {}", Holder::new(&[1.5, 0.5]).best());
}
