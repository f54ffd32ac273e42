trait Size {
    const SIZE: u32;
}

struct S;

impl Size for S {
    const SIZE: bool = true; //~ ERROR E0326 implemented const `SIZE` has an incompatible type for trait
}

fn main() {
    let _ = S;
}
