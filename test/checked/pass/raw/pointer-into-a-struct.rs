struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut p = Point { x: 1, y: 2 };
    let y = &raw mut p.y;
    unsafe { *y = 5 };
    assert_eq!(p.x + p.y, 6);
}
