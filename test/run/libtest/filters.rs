//@ test
//@ args: counts zoo --skip b
// Filters are parts of names; what is skipped is filtered out too.

mod zoo {
    #[test]
    fn ant() {}

    #[test]
    fn bee() {}
}

#[test]
fn counts() {}

#[test]
fn dog() {}

fn main() {}
