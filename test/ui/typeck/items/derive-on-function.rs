#[derive(Clone)] //~ ERROR E0774 `derive` may only be applied to `struct`s, `enum`s and `union`s
fn f() {}

fn main() {
    f();
}
