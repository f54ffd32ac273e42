// What the default variant of an enum may carry.
#[derive(Default)] //~ ERROR E0665 `#[derive(Default)]` on enum with no `#[default]`
enum None {
    Sweet,
    Salty,
}

#[derive(Default)]
enum Open {
    #[default]
    #[non_exhaustive]
    Sweet, //~ ERROR default variant must be exhaustive
    Salty,
}

#[derive(Default)]
enum Valued {
    #[default = 3] //~ ERROR `#[default]` attribute does not accept a value
    Sweet,
    Salty,
}

#[derive(Default)]
enum Twice {
    #[default]
    #[default]
    Sweet, //~ ERROR multiple `#[default]` attributes
    Salty,
}

fn main() {
    // The functions are there all the same.
    let none = None::default();
    let open = Open::default();
}
