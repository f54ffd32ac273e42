// A struct literal's field has a known type, so the reference is reborrowed, not moved.
struct Counter<'a> {
    n: &'a mut i32,
}

fn main() {
    let mut n = 1;
    let r = &mut n;
    let c = Counter { n: r };
    *c.n += 1;
    *r += 1;
    println!("{n}");
}
