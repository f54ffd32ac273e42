// Probe 1: a string is moved and used again.
fn eat(s: String) -> usize {
    s.len()
}

fn main() {
    let cake = String::from("cake");
    let n = eat(cake);
    println!("{n} {cake}"); //~ ERROR E0382 borrow of moved value: `cake`
}
