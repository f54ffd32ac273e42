fn main() {
    for i in 5 { //~ ERROR E0277 `{integer}` is not an iterator
        println!("{i}");
    }
}
