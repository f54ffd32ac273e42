fn main() {
    loop {
        'a: {
            break; //~ ERROR E0695 unlabeled `break` inside of a labeled block
        }
    }
}
