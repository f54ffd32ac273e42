//@ verdict: fine
fn main() {
    let mut n = 1;
    let r = &mut n;
    let mut c = || *r += 1;
    let seen = &*r;
    println!("{seen}");
    c();
}
