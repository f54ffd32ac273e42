fn main() {
    for i in 0..3 {
        println!("{i}");
        i = 7; //~ ERROR E0384 cannot assign twice to immutable variable `i`
        println!("{i}");
    }
}
