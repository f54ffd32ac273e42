fn main() {
    let s = match 1 {
        1 => "one",
        _ => 2, //~ ERROR E0308 `match` arms have incompatible types
    };
    println!("{s}");
}
