// Names that a macro brings in may have come too late for imports and macro paths that could mean another one.
mod away {
    pub fn get() -> i32 {
        1
    }
}

macro_rules! define {
    ($name:ident) => {
        mod $name {
            pub fn get() -> i32 {
                2
            }
        }
    };
}

fn single() {
    define!(away);
    use away::get; //~ ERROR E0659 `away` is ambiguous
}

fn all() {
    define!(away);
    use away::*; //~ ERROR E0659 `away` is ambiguous
}

fn of_a_crate() {
    define!(std);
    use std::get; //~ ERROR E0659 `std` is ambiguous
}

fn unambiguous() -> i32 {
    define!(away);
    away::get()
}

macro_rules! together {
    ($name:ident) => {
        define!($name);
        mod $name {}
        use $name as other;
    };
}

macro_rules! exporting {
    () => {
        mod exported {
            pub(crate) use exporting;
        }
    };
}
exporting!();

const _: () = {
    exported::exporting!(); //~ ERROR E0659 `exported` is ambiguous
};

macro_rules! inner {
    ($value:expr) => {
        macro_rules! value {
            () => {
                $value
            };
        }
    };
}

macro_rules! value {
    () => {
        2
    };
}

fn by_text() -> i32 {
    inner!(1);
    value!() //~ ERROR E0659 `value` is ambiguous
}

fn main() {}
