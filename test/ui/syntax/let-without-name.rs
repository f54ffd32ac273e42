fn main() {
    let = 5; //~ ERROR
}
