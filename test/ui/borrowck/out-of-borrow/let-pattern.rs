struct Pair {
    a: String,
    b: String,
}

fn split(p: &Pair) -> (String, String) {
    let Pair { a, b } = *p; //~ ERROR E0507 cannot move out of `p.a` which is behind a shared reference
    (a, b)
}

fn main() {
    println!("{:?}", split(&Pair { a: String::new(), b: String::new() }));
}
