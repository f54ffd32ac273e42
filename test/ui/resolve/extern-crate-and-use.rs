extern crate core;

mod parts {
    pub trait core {}
}

use parts::core; //~ ERROR E0254 the name `core` is defined multiple times

fn main() {}
