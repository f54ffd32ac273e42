//@ verdict: M0001 E0716
fn main() {
    let s: &str = String::from("gone").as_str();
    println!("{s}");
}
