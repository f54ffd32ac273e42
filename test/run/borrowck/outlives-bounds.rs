struct Pair<'a, 'b: 'a> {
    a: &'a str,
    b: &'b str,
}

impl<'a, 'b: 'a> Pair<'a, 'b> {
    fn left(&self) -> &'a str {
        if self.a.is_empty() { self.b } else { self.a }
    }
    fn right(&self) -> &'b str {
        self.b
    }
}

fn main() {
    let b = String::from("b");
    let r;
    {
        let a = String::new();
        let p = Pair { a: &a, b: &b };
        println!("{}", p.left());
        r = p.right();
    }
    println!("{r}");
}
