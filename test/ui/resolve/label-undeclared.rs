fn main() {
    loop {
        break 'outer; //~ ERROR E0426 use of undeclared label `'outer`
    }
}
