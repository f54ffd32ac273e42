fn main() {
    let n = 5;
    match n {
        "five" => println!("five"), //~ ERROR E0308 mismatched types
        _ => {}
    }
}
