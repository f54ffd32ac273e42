use std::fmt;

impl fmt::Display for Vec<i32> { //~ ERROR E0117 only traits defined in the current crate can be implemented for types defined outside of the crate
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.len())
    }
}

fn main() {}
