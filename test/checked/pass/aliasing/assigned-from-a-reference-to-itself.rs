// What is assigned is read first, though the reference that it is read through ends with the assignment.
#[derive(Clone, Copy)]
struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut n = 4;
    let same = &n;
    n = *same;
    let next = &n;
    n = *next + 1;

    let mut point = Point { x: n, y: 2 };
    let other = &point;
    point.x = other.y;
    let whole = &mut point;
    whole.y += 1;
    let copy = &point;
    point = *copy;
    println!("{n} {} {}", point.x, point.y);
}
