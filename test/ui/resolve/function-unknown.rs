fn main() {
    helper(1); //~ ERROR E0425 cannot find function `helper` in this scope
}
