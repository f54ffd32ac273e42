struct Pair {
    a: String,
    b: String,
}

fn main() {
    let p = Pair { a: String::from("a"), b: String::from("b") };
    let Pair { a, b } = p;
    println!("{a} {b} {}", p.a); //~ ERROR E0382 borrow of moved value: `p.a`
}
