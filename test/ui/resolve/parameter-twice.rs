fn f(a: i32, a: i32) -> i32 { //~ ERROR E0415 identifier `a` is bound more than once in this parameter list
    a
}

fn main() {
    f(1, 2);
}
