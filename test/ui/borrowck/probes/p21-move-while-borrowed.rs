// Probe 21: moved while a shared borrow is live.
fn main() {
    let text = String::from("text");
    let view = &text;
    let gone = text; //~ ERROR E0505 cannot move out of `text` because it is borrowed
    println!("{view} {gone}");
}
