// Macros that are called for an expression and make one with a semicolon after it.
macro_rules! say {
    ($text:expr) => {
        println!($text); //~ ERROR trailing semicolon in macro used in expression position
    };
}

macro_rules! five {
    () => {
        5; //~ ERROR trailing semicolon in macro used in expression position
    };
}

macro_rules! leave {
    () => {
        return; //~ ERROR trailing semicolon in macro used in expression position
    };
}

macro_rules! twice {
    ($text:expr) => {
        say!($text);
        say!($text);
    };
}

fn tail() {
    say!("tail")
}

fn arms(n: i32) {
    match n {
        0 => leave!(),
        _ => {}
    }
}

fn closure() -> i32 {
    let f = || five!();
    f()
}

fn statements() {
    say!("first");
    say! { "second" }
    twice!("third");
    #[allow(semicolon_in_expressions_from_macros)]
    let allowed = five!();
}

fn main() {}
