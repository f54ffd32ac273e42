trait Twice {
    fn twice(self) -> i32;
}

impl Twice for i32 {
    fn twice(self) -> i32 {
        self * 2
    }
}

fn main() {
    println!("{}", "a".twice()); //~ ERROR E0599 no method named `twice` found for reference `&'static str` in the current scope
}
