struct Pair {
    a: String,
    b: String,
}

fn main() {
    let p = Pair { a: String::from("a"), b: String::from("b") };
    let r = &p.a;
    let q = p; //~ ERROR E0505 cannot move out of `p` because it is borrowed
    println!("{r} {}", q.b);
}
