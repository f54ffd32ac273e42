struct Pair {
    a: String,
    b: String,
}

fn eat(p: Pair) -> usize {
    p.a.len() + p.b.len()
}

fn main() {
    let mut p = Pair { a: String::from("a"), b: String::from("b") };
    println!("{}", eat(p));
    p.a = String::from("again"); //~ ERROR E0382 assign to part of moved value: `p`
    println!("{}", p.a);
}
