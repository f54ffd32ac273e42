//@ verdict: M0001 E0499
fn main() {
    let mut v = vec![String::from("a")];
    let first = &mut v[0];
    let all = &mut v;
    all.clear();
    all.shrink_to_fit();
    first.push('b');
}
