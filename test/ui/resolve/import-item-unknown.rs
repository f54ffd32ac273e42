mod m {
    pub fn known() {}
}

use m::{known, unknown}; //~ ERROR E0432 unresolved import `m::unknown`

fn main() {
    known();
    unknown();
}
