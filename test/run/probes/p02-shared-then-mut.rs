// Probe 2: the shared borrow ends at its last use.
fn main() {
    let mut count = 1;
    let seen = &count;
    println!("{seen}");
    let change = &mut count;
    *change += 1;
    println!("{count}");
}
