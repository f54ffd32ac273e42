// A struct is named by a plain path where it is made or taken apart.
trait Named {
    type Made;
}

struct Point {
    x: u8,
}

impl Named for u8 {
    type Made = Point;
}

fn main() {
    let point = <u8 as Named>::Made { x: 3 }; //~ ERROR E0658
    let <u8 as Named>::Made { x } = point; //~ ERROR E0658
    assert_eq!(x, 3);
}
