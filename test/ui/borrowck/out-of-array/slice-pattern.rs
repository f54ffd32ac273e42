fn main() {
    let v = vec![String::from("a"), String::from("b")];
    match v[..] { //~ ERROR E0508 cannot move out of type `[String]`, a non-copy slice
        [first, ..] => println!("{first}"),
        [] => {}
    }
}
