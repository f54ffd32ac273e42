fn main() {
    let c = '; //~ ERROR E0762 unterminated character literal
    let d = 1;
}
