fn main() {
    5 = 6; //~ ERROR E0070 invalid left-hand side of assignment
}
