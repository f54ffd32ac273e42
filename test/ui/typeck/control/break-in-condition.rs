fn main() {
    while break { //~ ERROR E0590 `break` or `continue` with no label in the condition of a `while` loop
        println!("x");
    }
}
