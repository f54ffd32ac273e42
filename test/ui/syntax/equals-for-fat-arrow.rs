fn main() {
    match 1 {
        1 = 2, //~ ERROR
        _ => 3,
    };
}
