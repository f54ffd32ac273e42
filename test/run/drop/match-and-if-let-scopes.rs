struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl D {
    fn opt(&self, some: bool) -> Option<usize> {
        if some { Some(self.0.len()) } else { None }
    }
}

fn main() {
    println!("-- match");
    match D("m").opt(true) {
        Some(n) => println!("arm {n}"),
        None => println!("none"),
    }
    println!("-- if let, taken");
    if let Some(n) = D("taken").opt(true) {
        println!("body {n}");
    } else {
        println!("else");
    }
    println!("-- if let, else");
    if let Some(n) = D("else").opt(false) {
        println!("body {n}");
    } else {
        println!("else");
    }
    println!("-- while let");
    let mut turns = 0;
    while let Some(n) = D("while").opt(turns < 2) {
        println!("turn {n}");
        turns += 1;
    }
    println!("-- for");
    for x in [D("item 1"), D("item 2")] {
        println!("see {}", x.0);
        if x.0.ends_with('1') {
            continue;
        }
    }
    println!("-- let else");
    let Some(n) = D("let else").opt(true) else { return };
    println!("{n}");
    println!("-- bindings by move");
    match (D("l"), D("r")) {
        (a, _) => println!("have {}", a.0),
    }
    match Some(D("ref")) {
        Some(ref d) => println!("see {}", d.0),
        None => {}
    }
    println!("-- tail");
    let x = {
        let d = D("tail");
        d.opt(true).unwrap_or(0)
    };
    println!("{x}");
}
