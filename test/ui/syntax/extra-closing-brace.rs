fn main() {
    println!("x");
}
} //~ ERROR
