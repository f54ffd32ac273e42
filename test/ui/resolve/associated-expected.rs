trait Shape {
    fn area(&self) -> u32 {
        1
    }
}

impl Shape for u8 {}

fn main() {
    let _x: <u8 as Shape>::area; //~ ERROR E0575 expected associated type, found associated function `Shape::area`
}
