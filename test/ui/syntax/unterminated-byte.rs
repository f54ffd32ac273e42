fn main() {
    let c = b'a; //~ ERROR E0763 unterminated byte constant
}
