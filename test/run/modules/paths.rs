mod outer {
    pub const DEPTH: u32 = 1;

    pub mod inner {
        pub const DEPTH: u32 = super::DEPTH + 1;

        pub fn path() -> String {
            format!("{} {} {}", DEPTH, super::DEPTH, crate::top())
        }

        pub(crate) fn crate_wide() -> &'static str {
            "crate"
        }

        pub(super) fn for_parent() -> &'static str {
            "parent"
        }

        pub(in crate::outer) fn for_outer() -> u8 {
            7
        }

        #[derive(Debug, Default)]
        pub struct Open {
            pub shown: i32,
            hidden: i32,
        }

        impl Open {
            pub fn with(hidden: i32) -> Open {
                Open { hidden, ..Default::default() }
            }

            pub fn sum(&self) -> i32 {
                self.shown + self.hidden
            }
        }
    }

    pub use inner::path as renamed;
    pub use self::inner::Open;

    pub fn relay() -> String {
        format!("{} {}", inner::for_parent(), inner::for_outer())
    }

    pub enum Kind {
        One,
        Two(u8),
    }
}

use outer::inner::{self, crate_wide};
use outer::{Kind::*, Open, *};

fn top() -> &'static str {
    "top"
}

mod shadow {
    pub fn top() -> &'static str {
        "shadow top"
    }

    pub fn both() -> String {
        format!("{} / {}", top(), super::top())
    }
}

fn number(k: Kind) -> u8 {
    match k {
        One => 1,
        Two(n) => n,
    }
}

fn main() {
    println!("{} | {}", inner::path(), renamed());
    println!("{} {}", crate_wide(), relay());
    let mut o = Open::with(5);
    o.shown = 2;
    println!("{} {o:?} {}", o.sum(), DEPTH);
    println!("{}", shadow::both());
    println!("{} {}", number(One), number(Two(9)));
    println!("{}", self::outer::inner::DEPTH);
    use std::cmp::max as biggest;
    println!("{}", biggest(3, 9));
    println!("{}", std::primitive::u8::MAX);
}
