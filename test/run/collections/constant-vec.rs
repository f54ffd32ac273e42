// An empty collection can be a constant: each use is a new one.
const EMPTY: Vec<i32> = Vec::new();

fn main() {
    EMPTY.push(1);
    let mut v = EMPTY;
    v.push(2);
    println!("{:?} {:?}", v, EMPTY);
}
