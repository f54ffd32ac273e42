fn main() {
    let n = ; //~ ERROR
}
