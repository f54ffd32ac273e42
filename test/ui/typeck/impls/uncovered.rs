use std::fmt::Display;

impl<T> Display for T { //~ ERROR E0210 type parameter `T` must be used as the type parameter for some local type (e.g., `MyStruct<T>`)
    fn fmt(&self, _f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

fn main() {}
