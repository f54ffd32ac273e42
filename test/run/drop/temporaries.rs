struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn new(n: &'static str) -> D {
        println!("new {n}");
        D(n)
    }
    fn get(&self) -> usize {
        self.0.len()
    }
    fn me(&self) -> &D {
        self
    }
}

fn both(a: &D, b: D) -> usize {
    println!("both {} {}", a.0, b.0);
    a.get()
}

fn main() {
    println!("{}", D::new("argument").get());
    let n = D::new("let").get();
    println!("{n}");
    let r = &D::new("extended");
    println!("{}", r.0);
    let t = (&D::new("in tuple"), 1);
    println!("{}", t.0.0);
    let m = both(&D::new("borrowed"), D::new("moved"));
    println!("{m}");
    if D::new("condition").get() > 3 {
        println!("then");
    }
    match D::new("scrutinee").me().get() {
        9 => println!("arm"),
        _ => println!("other"),
    }
    if let Some(x) = Some(D::new("if let").get()) {
        println!("x {x}");
    } else {
        println!("none");
    }
    while D::new("while").get() > 9 {
        println!("never");
    }
    let v = { D::new("block tail").get() };
    println!("{v}");
    D::new("chain").me().me();
    let _s = D::new("a").get() + D::new("b").get();
    let _x = [D::new("e0").get(), D::new("e1").get()];
    let _y = D::new("and").get() > 100 && D::new("never").get() > 1;
    println!("end");
}
