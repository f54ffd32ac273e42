// A pattern needs only what it names: `let` and `match` look at no more of their value.
enum One {
    Only(i32, String),
}

fn main() {
    let unset: (i32, i32);
    let (_, _) = unset;
    match unset {
        (_, _) => println!("not looked at"),
    }
    let pair = (String::from("a"), String::from("b"));
    let (x, _) = pair;
    match pair {
        (_, y) => println!("{x}{y}"),
    }
    let (_, _) = pair;
    let array = [String::from("c"), String::from("d"), String::from("e")];
    let [first, .., _] = array;
    let [_, middle, _] = array;
    println!("{first}{middle}");
    let one = One::Only(1, String::from("f"));
    let One::Only(_, text) = one;
    let One::Only(number, _) = one;
    println!("{text}{number}");
}
