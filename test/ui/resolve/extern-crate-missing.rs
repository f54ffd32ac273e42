//@ edition: 2021
// What leads into a crate that is not found says no more; the rest of the program is checked.
extern crate absent; //~ ERROR E0463 can't find crate for `absent`
extern crate gone as away; //~ ERROR E0463 can't find crate for `gone`
use absent::deep::thing;
use absent::*;
pub use absent::shown;
use unlinked::other; //~ ERROR E0432 unresolved import `unlinked`

mod inner {
    use absent::thing as renamed;
    pub fn call() {
        renamed(super::away::deep::f());
    }
}

mod away {} //~ ERROR E0260 the name `away` is defined multiple times

struct Local;
impl absent::Trait for Local {
    fn method() {
        unknown(); //~ ERROR E0425 cannot find function `unknown`
    }
}

fn main() {
    thing!();
    absent::mac!();
    let value: absent::Type = thing(1);
    value.method();
    by_glob(); //~ ERROR E0425 cannot find function `by_glob`
    gone::f(); //~ ERROR E0433 cannot find module or crate `gone`
    inner::call();
    let _number: i32 = "text";
}
