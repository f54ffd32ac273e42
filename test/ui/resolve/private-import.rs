mod m {
    use std::fmt::Debug;

    pub fn show<T: Debug>(t: T) {
        println!("{t:?}");
    }
}

use m::Debug; //~ ERROR E0603 trait import `Debug` is private

fn debug<T: Debug>(t: T) {
    m::show(t);
}

fn main() {
    debug(1);
}
