enum List { //~ ERROR E0072 recursive type `List` has infinite size
    Cons(i32, List),
    Nil,
}

fn main() {}
