fn get() -> i32 {
    1
}

fn main() {
    get() = 2; //~ ERROR E0070 invalid left-hand side of assignment
}
