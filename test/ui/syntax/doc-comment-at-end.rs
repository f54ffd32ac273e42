fn main() {
    println!("x");
    /// nothing follows //~ ERROR E0585 found a documentation comment that doesn't document anything
}
