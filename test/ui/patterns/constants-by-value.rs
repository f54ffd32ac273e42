// What a constant's value holds decides whether a pattern can be made of it.
const NOT_A_NUMBER: f64 = 0.0 / 0.0;
const CODE: fn() = main;
const HERE: *const u8 = &3;
const NOWHERE: *const u8 = std::ptr::null();

struct Odd(u8);

impl PartialEq for Odd {
    fn eq(&self, _: &Odd) -> bool {
        true
    }
}

#[derive(PartialEq)]
enum Holder {
    Full(Odd),
    Empty,
}

const FULL: Holder = Holder::Full(Odd(1));
const EMPTY: Holder = Holder::Empty;

const fn some() -> Option<bool> {
    Some(true)
}

const SOME: Option<bool> = some();

fn numbers(x: f64) -> bool {
    matches!(x, NOT_A_NUMBER) //~ ERROR cannot use NaN in patterns
}

fn functions(x: fn()) -> bool {
    matches!(x, CODE) //~ ERROR function pointers and raw pointers
}

fn pointers(x: *const u8) -> bool {
    matches!(x, HERE) //~ ERROR function pointers and raw pointers
}

fn null(x: *const u8) -> bool {
    matches!(x, NOWHERE)
}

fn derived(x: Holder) -> bool {
    matches!(x, FULL) //~ ERROR constant of non-structural type `Odd`
}

fn without(x: Holder) -> bool {
    matches!(x, EMPTY)
}

fn missing(x: Option<bool>) -> u8 {
    match x { //~ ERROR E0004
        SOME => 1,
        None => 2,
    }
}

fn main() {}
