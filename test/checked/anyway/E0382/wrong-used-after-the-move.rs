//@ verdict: M0005 E0382
fn main() {
    let a = String::from("text");
    let b = a;
    println!("{a} {b}");
}
