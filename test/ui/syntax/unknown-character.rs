fn main() {
    let n = 1 + \ 2; //~ ERROR
}
