fn main() {
    let pair = (String::from("a"), String::from("b"));
    let first = pair.0;
    println!("{first} {}", pair.1);
    let whole = pair; //~ ERROR E0382 use of partially moved value: `pair`
    println!("{}", whole.1);
}
