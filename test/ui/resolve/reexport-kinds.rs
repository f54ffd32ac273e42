// Re-exports of what is private: E0365 where the name is a type or a module, E0364 where it is a value or a macro (too).
mod inner {
    enum Enum {}
    struct Unit;
    struct Braced {
        _x: u8,
    }
    trait Trait {}
    type Alias = u8;
    fn function() {}
    pub(crate) struct Wide {
        pub x: u8,
    }

    pub mod outer {
        pub use super::Enum; //~ ERROR E0365 `Enum` is private
        pub use super::Unit; //~ ERROR E0364 `Unit` is private
        pub use super::Braced; //~ ERROR E0365 `Braced` is private
        pub use super::Trait as Renamed; //~ ERROR E0365 `Trait` is private
        pub use super::Alias; //~ ERROR E0365 `Alias` is private
        pub use super::function; //~ ERROR E0364 `function` is private
    }
}

pub use inner::Wide; //~ ERROR E0365 `Wide` is only public within the crate

fn main() {}
