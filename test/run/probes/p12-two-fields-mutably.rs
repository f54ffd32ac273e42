// Probe 12: mutable references to two fields of one struct.
struct Pair {
    left: i32,
    right: i32,
}

fn main() {
    let mut p = Pair { left: 1, right: 2 };
    let l = &mut p.left;
    let r = &mut p.right;
    *l += 10;
    *r += *l;
    println!("{} {}", p.left, p.right);
}
