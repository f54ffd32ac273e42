// A static of a type without a size: what it is given is of no interest any more, that of a constant is.
static TEXT: str = "text"; //~ ERROR E0277
static NUMBERS: [i32] = [1, 2]; //~ ERROR E0277
static CALL: dyn Fn() = || (); //~ ERROR E0277
const NAME: str = "name"; //~ ERROR E0277
//~^ ERROR E0308

fn main() {}
