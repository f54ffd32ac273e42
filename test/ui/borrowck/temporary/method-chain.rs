struct Builder {
    parts: Vec<u32>,
}

impl Builder {
    fn new() -> Builder {
        Builder { parts: Vec::new() }
    }

    fn part(&mut self, p: u32) -> &mut Builder {
        self.parts.push(p);
        self
    }
}

fn main() {
    let b = Builder::new().part(1).part(2); //~ ERROR E0716 temporary value dropped while borrowed
    b.part(3);
    println!("{}", b.parts.len());
}
