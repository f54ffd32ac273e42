union U {
    a: u8,
    b: u16,
}

fn main() {
    let _u = U { a: 1, b: 2 }; //~ ERROR E0784 union expressions should have exactly one field
}
