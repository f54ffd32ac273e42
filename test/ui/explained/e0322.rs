struct Foo;

impl Sized for Foo {} //~ ERROR E0322 explicit impls for the `Sized` trait are not permitted

fn main() {
    let _ = Foo;
}
