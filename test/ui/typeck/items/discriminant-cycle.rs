// Discriminants that depend on their own enum, and ones that depend on others.
enum Itself {
    First = Itself::First as isize, //~ ERROR E0391 cycle detected when simplifying constant for the type system `Itself::First::{constant#0}`
}

const LATER: isize = Constant::First as isize;
enum Constant {
    First = LATER, //~ ERROR E0391 cycle detected when simplifying constant for the type system `Constant::First::{constant#0}`
}

const fn second() -> isize {
    Function::First as isize
}
enum Function {
    First = second(), //~ ERROR E0391 cycle detected when simplifying constant for the type system `Function::First::{constant#0}`
}

enum Other {
    Three = 3,
}
enum Fine {
    First = Other::Three as isize,
    Second = Fine::First as isize + 1,
}

fn main() {}
