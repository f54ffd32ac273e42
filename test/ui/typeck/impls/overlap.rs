trait Show {
    fn show(&self) {}
}

impl<T> Show for T {}
impl Show for i32 {} //~ ERROR E0119 conflicting implementations of trait `Show` for type `i32`

fn main() {
    1.show();
}
