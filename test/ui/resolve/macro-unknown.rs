fn main() {
    printline!("x"); //~ ERROR cannot find macro `printline` in this scope
}
