//@ verdict: fine
fn main() {
    let a = String::from("text");
    let give_away = std::env::args().count() > 50;
    if give_away {
        drop(a);
    }
    println!("{a}");
}
