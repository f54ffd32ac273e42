struct P {
    x: i32,
    y: i32,
}

fn main() {
    let mut p = P { x: 1, y: 2 };
    let r = &mut p;
    let x = p.x; //~ ERROR E0503 cannot use `p.x` because it was mutably borrowed
    r.y = x;
}
