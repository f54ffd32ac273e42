fn main() {
    println!("{nothing}"); //~ ERROR E0425 cannot find value `nothing` in this scope
}
