fn main() {
    let mut v = vec![String::from("a"), String::from("b")];
    for i in 0..v.len() {
        let s = v[i].clone();
        v.push(s + "!");
    }
    for s in &mut v {
        s.push('?');
    }
    println!("{v:?}");
}
