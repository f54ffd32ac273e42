fn main() {
    println!("a\qb"); //~ ERROR unknown character escape: `q`
}
