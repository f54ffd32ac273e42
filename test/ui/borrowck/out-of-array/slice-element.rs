fn first(v: &[String]) -> String {
    v[0] //~ ERROR E0508 cannot move out of type `[String]`, a non-copy slice
}

fn main() {
    println!("{}", first(&[String::from("a")]));
}
