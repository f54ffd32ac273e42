#[derive(Default)] //~ ERROR E0665 `#[derive(Default)]` on enum with no `#[default]`
enum Colour {
    Red,
    Green,
}

fn main() {}
