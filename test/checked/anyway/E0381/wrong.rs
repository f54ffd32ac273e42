//@ verdict: M0006 E0381
fn main() {
    let n: i32;
    if std::env::args().count() > 50 {
        n = 1;
    }
    println!("{}", n + 1);
}
