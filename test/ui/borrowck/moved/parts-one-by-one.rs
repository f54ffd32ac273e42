fn main() {
    let pair = (String::from("a"), String::from("b"));
    let (x, _) = pair;
    match pair {
        (_, y) => println!("{x}{y}"),
    }
    let (_, z) = pair; //~ ERROR E0382 use of moved value: `pair.1`
    let array = [String::from("c"), String::from("d")];
    let [_, rest @ ..] = array;
    let [_, last] = array; //~ ERROR E0382 use of moved value: `array[..]`
}
