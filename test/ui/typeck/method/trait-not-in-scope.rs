mod m {
    pub trait Twice {
        fn twice(&self) -> i32;
    }

    impl Twice for i32 {
        fn twice(&self) -> i32 {
            self * 2
        }
    }
}

fn main() {
    println!("{}", 1i32.twice()); //~ ERROR E0599 no method named `twice` found for type `i32` in the current scope
}
