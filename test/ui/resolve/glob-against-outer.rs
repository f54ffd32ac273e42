// Imports and macros do not choose between what a glob brings in and what stands further out.
mod glob {
    pub mod shelf {
        pub struct Cup;
    }
    macro_rules! pour {
        () => {};
    }
    pub(crate) use pour;
    pub mod own {
        pub struct Spoon;
    }
}

mod shelf {
    pub struct Cup;
}

mod others {
    macro_rules! stir {
        () => {};
    }
    pub(crate) use stir;
}

use others::stir as pour;

const _: () = {
    use glob::*;
    use shelf::Cup; //~ ERROR E0659 `shelf` is ambiguous
    use own::Spoon;
    let _ = (Cup, Spoon);
    pour!(); //~ ERROR E0659 `pour` is ambiguous
};

const _: () = {
    use crate::shelf::Cup;
    use glob::*;
    use glob::shelf;
    use shelf::Cup as Other;
    let _ = (Cup, Other);
};

fn sized<const N: usize>() -> [u8; N] {
    [0; _]
}

fn main() {
    use ::{self as root}; //~ ERROR extern prelude cannot be imported
    let _: [_; 1] = sized::<_>();
    let _: [_; 1] = sized::<{ _ }>(); //~ ERROR in expressions, `_` can only be used on the left-hand side of an assignment
}
