fn main() {
    match 3 {
        1...5 => println!("in"), //~ ERROR E0783 `...` range patterns are deprecated
        _ => println!("out"),
    }
}
