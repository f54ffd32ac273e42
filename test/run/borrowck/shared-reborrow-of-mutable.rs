fn len(v: &Vec<i32>) -> usize {
    v.len()
}

fn longest<'a>(v: &'a mut Vec<i32>) -> &'a i32 {
    v.sort();
    &v[v.len() - 1]
}

fn main() {
    let mut v = vec![3, 1, 2];
    let w = &mut v;
    w.push(len(w) as i32);
    let top = longest(w);
    println!("{top}");
    w.push(0);
    println!("{v:?}");
}
