struct Point {
    x: i32,
    y: i32,
}

fn main() {
    let p = Point { x: 1, .. }; //~ ERROR E0797 base expression required after `..`
    println!("{}", p.x + p.y);
}
