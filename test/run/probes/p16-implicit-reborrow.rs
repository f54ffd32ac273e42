// Probe 16: a mutable reference is passed twice and used afterwards.
fn bump(n: &mut i32) {
    *n += 1;
}

fn main() {
    let mut n = 0;
    let r = &mut n;
    bump(r);
    bump(r);
    *r *= 10;
    println!("{n}");
}
