mod a {
    pub fn f() {}
}

mod b {
    pub fn f() {}
}

use a::f;
use b::f; //~ ERROR E0252 the name `f` is defined multiple times

fn main() {
    f();
}
