//@ verdict: fine
// Two elements, and each reference has its own.
fn main() {
    let mut numbers = vec![1, 2];
    let first = &mut numbers[0];
    let second = &mut numbers[1];
    *first += 10;
    *second += 10;
    println!("{numbers:?}");
}
