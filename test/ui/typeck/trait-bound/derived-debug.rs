// Fields that cannot be shown: the same trait for the same type is told once for each call that a derived impl makes.
struct Plain;
struct Other;

#[derive(Debug)]
struct Pair {
    first: Plain, //~ ERROR E0277
    second: Plain,
}

#[derive(Debug)]
struct Many(Plain, u8, Other, Vec<Plain>, Option<Other>, Plain, Plain);
//~^ ERROR E0277
//~| ERROR E0277

#[derive(Debug)]
enum Shape {
    Dot(Plain), //~ ERROR E0277
    Line { from: Plain, to: Plain }, //~ ERROR E0277
}

#[derive(Clone)]
struct Copied {
    first: Plain, //~ ERROR E0277
    second: Plain, //~ ERROR E0277
}

fn main() {}
