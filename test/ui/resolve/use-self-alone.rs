mod m {
    pub mod n {
        pub fn f() {}
    }
}

use m::n::self; //~ ERROR E0429 `self` imports are only allowed within a { } list

fn main() {
    n::f();
}
