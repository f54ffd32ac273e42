#[repr(C)] //~ ERROR E0517 attribute should be applied to a struct, enum, or union
fn f() {}

fn main() {
    f();
}
