fn main() {
    for i in 0..2 {
        println!("{i}");
    }
    println!("{i}"); //~ ERROR E0425 cannot find value `i` in this scope
}
