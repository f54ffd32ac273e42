// A derived impl whose supertraits are not implemented is told of at the type's name.
#[derive(PartialEq, Eq, Ord)]
pub struct Cents(i64); //~ ERROR E0277 can't compare `Cents` with `Cents`

#[derive(Debug, Eq)]
struct Point { //~ ERROR E0277 can't compare `Point` with `Point`
    x: i32,
}

#[derive(Copy)]
enum Unit { //~ ERROR E0277 the trait bound `Unit: Clone` is not satisfied
    One,
}

#[derive(PartialOrd)]
struct Wrapped<T>(T); //~ ERROR E0277 can't compare `Wrapped<T>` with `Wrapped<T>`

fn main() {}
