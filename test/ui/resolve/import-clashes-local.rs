mod a {
    pub fn f() {}
}

use a::f;

fn f() {} //~ ERROR E0255 the name `f` is defined multiple times

fn main() {
    f();
}
