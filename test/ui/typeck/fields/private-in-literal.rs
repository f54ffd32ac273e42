mod m {
    pub struct P {
        pub x: i32,
        y: i32,
    }

    impl P {
        pub fn y(&self) -> i32 {
            self.y
        }
    }
}

fn main() {
    let p = m::P { x: 1, y: 2 }; //~ ERROR E0451 field `y` of struct `P` is private
    println!("{} {}", p.x, p.y());
}
