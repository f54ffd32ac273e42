#[derive(Debug, Default)]
struct Builder {
    parts: Vec<u32>,
    name: String,
}

impl Builder {
    fn part(&mut self, p: u32) -> &mut Self {
        self.parts.push(p);
        self
    }
    fn named(mut self, n: &str) -> Self {
        self.name = n.to_string();
        self
    }
    fn total(&self) -> u32 {
        let mut sum = 0;
        for p in &self.parts {
            sum += p;
        }
        sum
    }
}

fn main() {
    let total = Builder::default().part(1).part(2).total();
    let mut b = Builder::default().named("b");
    b.part(3).part(4);
    println!("{total} {b:?} {}", b.total());
}
