// Dereferencing by itself stops at the limit of the crate.
#![recursion_limit = "3"]

struct Cup {
    size: u32,
}

impl Cup {
    fn fill(&self) {}
}

fn main() {
    let three = &&&Cup { size: 1 };
    three.fill();
    three.size;
    let four = &&&&Cup { size: 1 };
    four.fill(); //~ ERROR E0055 reached the recursion limit while auto-dereferencing `Cup`
    four.size;
}
