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
    println!("{}", 1.twice()); //~ ERROR E0689 can't call method `twice` on ambiguous numeric type `{integer}`
}
