//@ verdict: fine
fn main() {
    let p = (1, 2);
    p.0 = 5;
    println!("{}", p.0 + p.1);
}
