use std::collections::HashMop; //~ ERROR E0432 unresolved import `std::collections::HashMop`

fn main() {
    let _m: HashMop = HashMop;
}
