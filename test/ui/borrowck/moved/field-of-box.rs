struct Pair {
    a: String,
    b: String,
}

fn main() {
    let p = Box::new(Pair { a: String::from("a"), b: String::from("b") });
    let a = p.a;
    println!("{a} {}", p.b);
    println!("{}", p.a); //~ ERROR E0382 borrow of moved value: `p.a`
}
