#[stable(feature = "mine", since = "1.0.0")] //~ ERROR E0734 stability attributes may not be used outside of the standard library
fn f() {}

fn main() {
    f();
}
