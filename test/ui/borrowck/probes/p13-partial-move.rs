// Probe 13: one field is moved, then the whole is used.
struct Pair {
    left: String,
    right: String,
}

fn show(p: &Pair) {
    println!("{} {}", p.left, p.right);
}

fn main() {
    let p = Pair { left: String::from("l"), right: String::from("r") };
    let l = p.left;
    println!("{l}");
    show(&p); //~ ERROR E0382 borrow of partially moved value: `p`
}
