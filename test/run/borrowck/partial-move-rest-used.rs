struct Pair {
    a: String,
    b: String,
    n: u8,
}

fn main() {
    let p = Pair { a: String::from("a"), b: String::from("b"), n: 3 };
    let a = p.a;
    println!("{a} {} {}", p.b, p.n);
    let r = &p.b;
    println!("{r}");
    let b = p.b;
    println!("{b} {}", p.n);
}
