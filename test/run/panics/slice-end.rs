//@ exit: 101
fn main() {
    let v = vec![1, 2, 3];
    let n = v.len() + 1;
    println!("{:?}", &v[..3]);
    println!("{:?}", &v[..n]);
}
