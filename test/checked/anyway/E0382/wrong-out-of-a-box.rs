//@ verdict: M0005 E0382
fn main() {
    let boxed = Box::new(String::from("ferrule"));
    let inner = *boxed;
    println!("{} {}", inner, boxed.len());
}
