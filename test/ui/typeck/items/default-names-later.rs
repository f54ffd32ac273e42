struct Pair<T = U, U = ()> { //~ ERROR E0128 generic parameter defaults cannot reference parameters before they are declared
    a: T,
    b: U,
}

fn main() {}
