// Probe 6: a move in a loop body happens on each turn.
fn give(s: String) {
    println!("{s}");
}

fn main() {
    let gift = String::from("gift");
    let mut n = 0;
    while n < 2 {
        give(gift); //~ ERROR E0382 use of moved value: `gift`
        n += 1;
    }
}
