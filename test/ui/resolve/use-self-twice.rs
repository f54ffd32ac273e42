mod m {
    pub mod n {
        pub fn f() {}
    }
}

use m::n::{self, self}; //~ ERROR E0252 the name `n` is defined multiple times

fn main() {
    n::f();
}
