fn main() {
    let mut v = vec![1, 2];
    v.push(3);
    for x in &v {
        *x += 1; //~ ERROR E0594 cannot assign to `*x`, which is behind a `&` reference
    }
}
