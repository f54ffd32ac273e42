//@ verdict: M0002 E0382
fn main() {
    let a = String::from("text");
    let b = a;
    let c = a;
    println!("{b} {c}");
}
