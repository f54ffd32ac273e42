struct Pair {
    a: String,
    b: String,
}

fn show(p: &Pair) {
    println!("{} {}", p.a, p.b);
}

fn main() {
    let mut p = Pair { a: String::from("a"), b: String::from("b") };
    let old = p.a;
    p.a = old.clone() + "2";
    show(&p);
    let moved = p;
    println!("{old} {}", moved.a);
    p = Pair { a: moved.b, b: moved.a };
    show(&p);
}
