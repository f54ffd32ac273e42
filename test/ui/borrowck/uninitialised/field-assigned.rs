struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let mut p: Point;
    p.x = 1; //~ ERROR E0381 partially assigned binding `p` isn't fully initialized
    p.y = 2;
    println!("{} {}", p.x, p.y);
}
