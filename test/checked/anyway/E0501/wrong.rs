//@ verdict: M0001 E0501
fn main() {
    let mut numbers = vec![1, 2, 3];
    let list = &mut numbers;
    let mut reset = || *list = vec![7];
    let first = &list[0];
    reset();
    println!("{first}");
}
