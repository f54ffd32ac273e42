//@ verdict: M0014 E0499
fn main() {
    let mut n = 1;
    let a = &mut n;
    let b = &mut n;
    *b += 1;
    *a += 1;
    println!("{n}");
}
