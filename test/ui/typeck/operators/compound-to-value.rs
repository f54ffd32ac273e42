fn main() {
    5 += 6; //~ ERROR E0067 invalid left-hand side of assignment
}
