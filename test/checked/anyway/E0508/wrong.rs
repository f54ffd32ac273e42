//@ verdict: M0002 E0508
fn main() {
    let a = [String::from("x"), String::from("y")];
    let i = std::env::args().count() - 1;
    let s = a[i];
    println!("{s}");
}
