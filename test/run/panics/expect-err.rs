//@ exit: 101
fn main() {
    println!("{}", "12".parse::<i32>().expect("a number"));
    println!("{}", "x".parse::<i32>().expect("a number"));
}
