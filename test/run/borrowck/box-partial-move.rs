struct Pair {
    a: String,
    b: String,
}

fn main() {
    let p = Box::new(Pair { a: String::from("a"), b: String::from("b") });
    let a = p.a;
    let b = p.b;
    println!("{a} {b}");
    let mut q = Box::new(String::from("q"));
    let s = *q;
    *q = s.clone() + "!";
    println!("{s} {q}");
}
