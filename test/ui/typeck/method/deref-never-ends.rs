use std::ops::Deref;

struct Loop;

impl Deref for Loop {
    type Target = Loop;

    fn deref(&self) -> &Loop {
        self
    }
}

fn main() {
    //~v ERROR E0055 reached the recursion limit while auto-dereferencing `Loop`
    Loop.missing(); //~ ERROR E0599 no method named `missing` found for struct `Loop` in the current scope
}
