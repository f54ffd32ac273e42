#[repr(D)] //~ ERROR E0552 unrecognized representation hint
struct S {
    x: u8,
}

fn main() {}
