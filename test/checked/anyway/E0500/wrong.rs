//@ verdict: M0001 E0500
fn main() {
    let mut numbers = vec![1, 2, 3];
    let list = &mut numbers;
    let first = &mut list[0];
    let mut reset = || *list = vec![7];
    reset();
    *first += 1;
    println!("{}", list.len());
}
