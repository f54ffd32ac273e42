fn main() {
    println!("{}", later); //~ ERROR E0425 cannot find value `later` in this scope
    let later = 1;
    println!("{later}");
}
