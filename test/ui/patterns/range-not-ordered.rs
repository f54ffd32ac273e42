fn main() {
    match "b" {
        "a"..="c" => println!("in"), //~ ERROR E0029 only `char` and numeric types are allowed in range patterns
        _ => println!("out"),
    }
}
