fn main() {
    let mut v = vec![1, 2, 3];
    let first = &v[0];
    println!("{first}");
    v.push(4);
    let w = &mut v;
    w.push(5);
    println!("{}", v.len());
    let r = &v;
    let s = r;
    println!("{} {}", r.len(), s.len());
    v.clear();
    println!("{v:?}");
}
