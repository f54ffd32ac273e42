struct P {
    x: i32,
    y: i32,
}

fn main() {
    let mut v = vec![P { x: 1, y: 2 }];
    let x = &mut v[0].x;
    let y = &mut v[0].y; //~ ERROR E0499 cannot borrow `v` as mutable more than once at a time
    *x += 1;
    *y += *x;
}
