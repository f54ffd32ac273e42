fn main() {
    let fn = 5; //~ ERROR
}
