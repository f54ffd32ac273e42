//@ verdict: fine
fn main() {
    let s: &str = String::from("gone").as_str();
    if std::env::args().count() > 50 {
        println!("{s}");
    }
}
