// Imports of names that two globs bring in, or a glob and the prelude; and paths and macros through such names.
mod one {
    pub mod shapes {
        pub fn area() {}
        pub struct Square;
    }
    pub mod std {
        pub mod fmt {}
    }
    pub fn drop() {}
    macro_rules! five { () => { 5 } }
    pub(crate) use five;
}

mod two {
    pub mod shapes {
        pub fn area() {}
        pub struct Square;
    }
    macro_rules! five { () => { 6 } }
    pub(crate) use five;
}

mod both {
    pub use crate::one::*;
    pub use crate::two::*;
}

mod by_globs {
    use crate::one::*;
    use crate::two::*;

    use shapes; //~ ERROR E0659 `shapes` is ambiguous
    use shapes::area; //~ ERROR E0659 `shapes` is ambiguous
    use self::shapes as again; //~ ERROR E0659 `shapes` is ambiguous
    use crate::both::shapes::*; //~ ERROR E0659 `shapes` is ambiguous

    pub fn run() {
        area();
        again::area(); //~ ERROR E0659 `again` is ambiguous
        let _: Square = Square;
        five!(); //~ ERROR E0659 `five` is ambiguous
    }
}

mod by_paths {
    use crate::one::*;
    use crate::two::*;

    pub fn run(_: &shapes::Square) { //~ ERROR E0659 `shapes` is ambiguous
        shapes::area(); //~ ERROR E0659 `shapes` is ambiguous
        crate::both::shapes::area(); //~ ERROR E0659 `shapes` is ambiguous
    }
}

mod by_prelude {
    use crate::one::*;
    use drop; //~ ERROR E0659 `drop` is ambiguous
    use std; //~ ERROR E0659 `std` is ambiguous

    pub fn run() {
        drop();
    }
}

mod by_crate {
    use crate::one::*;
    use std::fmt; //~ ERROR E0659 `std` is ambiguous
}

mod not_ambiguous {
    use crate::one::shapes;
    use crate::two::*;
    use shapes as chosen;

    pub fn run() {
        chosen::area();
        shapes::area();
    }
}

fn main() {
    by_globs::run();
    by_paths::run(&one::shapes::Square);
    by_prelude::run();
    not_ambiguous::run();
}
