fn main() {
    if true and false { //~ ERROR `and` is not a logical operator
        println!("x");
    }
}
