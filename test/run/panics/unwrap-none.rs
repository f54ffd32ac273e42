//@ exit: 101
fn main() {
    let v: Vec<i32> = Vec::new();
    println!("{:?}", v.first());
    println!("{}", v.first().unwrap());
}
