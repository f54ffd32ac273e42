// Tests are free functions; what says so of something else is an error in a program, too.

struct Shelf;

impl Shelf {
    #[test] //~ ERROR the `#[test]` attribute may only be used on a free function
    fn method() {}
}

#[test] //~ ERROR the `#[test]` attribute may only be used on a free function
struct Empty;

#[test]
fn not_looked_at(broken: Missing) -> Gone {}

fn main() {}
