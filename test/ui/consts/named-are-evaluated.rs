// Associated constants are evaluated where code that runs names them, their value used or not.
struct Limits;

impl Limits {
    const UNIT: () = panic!("a unit"); //~ ERROR E0080
    const STATEMENT: () = panic!("a statement"); //~ ERROR E0080
}

fn main() {
    let _ = Limits::UNIT;
    Limits::STATEMENT;
}
