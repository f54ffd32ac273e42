#[derive(Clone, Copy, Debug)]
struct P {
    x: i32,
}

fn main() {
    let v = vec![P { x: 1 }, P { x: 2 }];
    let p = v[0];
    let r = &v;
    let q = r[1];
    let s = &p;
    let t = *s;
    println!("{p:?} {q:?} {}", t.x);
    for &P { x } in &v {
        println!("{x}");
    }
    let o = &Some(3);
    if let &Some(n) = o {
        println!("{n}");
    }
}
