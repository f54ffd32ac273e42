mod a {
    pub fn f() {}
}

mod b {
    pub fn f() {}
}

use a::*;
use b::*;

fn main() {
    f(); //~ ERROR E0659 `f` is ambiguous
}
