fn main() {
    let pair = [String::from("a"), String::from("b")];
    let [first, _] = pair;
    println!("{first}");
    println!("{}", pair[1]); //~ ERROR E0382 use of partially moved value: `pair`
}
