//@ verdict: M0014 E0524
fn main() {
    let mut n = 1;
    let r = &mut n;
    let mut a = || *r += 1;
    let mut b = || *r += 2;
    a();
    b();
    println!("{n}");
}
