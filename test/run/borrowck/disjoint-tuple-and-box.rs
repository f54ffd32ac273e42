fn main() {
    let mut t = (String::from("a"), String::from("b"));
    let a = &mut t.0;
    let b = &t.1;
    a.push_str(b);
    println!("{t:?}");
    let mut bx = Box::new((1, 2));
    let x = &mut bx.0;
    let y = &mut bx.1;
    std::mem::swap(x, y);
    println!("{bx:?}");
    let mut nested = ((1, 2), [3, 4]);
    let p = &mut nested.0.1;
    let q = &mut nested.1;
    *p += q[0];
    q[1] = *p;
    println!("{nested:?}");
}
