fn add(to: Option<&mut i32>, n: i32) {
    if let Some(t) = to {
        *t += n;
    }
}

fn main() {
    let mut a = 1;
    add(Some(&mut a), 5);
    add(None, 5);
    let mut o = Some(10);
    add(o.as_mut(), 1);
    if let Some(x) = &mut o {
        *x *= 2;
    }
    let mut r = Some(&mut a);
    if let Some(x) = r.take() {
        *x += 1;
    }
    println!("{} {a} {o:?}", r.is_none());
}
