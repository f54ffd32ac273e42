// Probe 15: the receiver's mutable borrow is only activated by the call.
fn main() {
    let mut v = vec![7, 7];
    v.push(v.len());
    v.push(v[0] + v.len());
    println!("{v:?}");
}
