fn main() {
    println!("{}", missing); //~ ERROR E0425 cannot find value `missing` in this scope
}
