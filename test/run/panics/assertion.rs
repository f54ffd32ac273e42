//@ exit: 101
fn main() {
    let (a, b) = (2 + 2, 5);
    assert!(a < b);
    assert_ne!(a, b);
    println!("so far");
    assert_eq!(a, b, "{a} is not {}", b);
}
