//@ exit: 101
fn main() {
    let mut v = vec![String::from("a")];
    println!("{}", v.remove(0));
    println!("{}", v.remove(0));
}
