fn main() {
    let mut v = vec![1, 2, 3];
    let r = &v;
    if r.len() > 2 {
        v.push(4);
    } else {
        println!("{r:?}");
    }
    println!("{v:?}");
}
