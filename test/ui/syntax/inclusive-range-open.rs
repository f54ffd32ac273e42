fn main() {
    for i in 0..= { //~ ERROR E0586 inclusive range with no end
        println!("{i}");
    }
}
