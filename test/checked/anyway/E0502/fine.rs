//@ verdict: fine
fn main() {
    let mut v = Vec::with_capacity(8);
    v.push(1);
    let first = &v[0];
    v.push(4);
    println!("{first}");
}
