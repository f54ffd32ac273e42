fn halves(v: &mut [i32]) -> (&mut [i32], &mut [i32]) {
    let n = v.len() / 2;
    let p = v.as_mut_ptr();
    unsafe { (std::slice::from_raw_parts_mut(p, n), std::slice::from_raw_parts_mut(p.add(n), v.len() - n)) }
}

fn main() {
    let mut v = [1, 2, 3, 4];
    let (a, b) = halves(&mut v);
    a[0] = 10;
    b[1] = 40;
    assert_eq!(v, [10, 2, 3, 40]);
}
