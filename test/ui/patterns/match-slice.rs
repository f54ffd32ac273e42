fn main() {
    let v = [1, 2, 3];
    match &v[..] { //~ ERROR E0004 non-exhaustive patterns: `&[_, _]` not covered
        [] => println!("empty"),
        [a] => println!("{a}"),
        [a, b, c, ..] => println!("{a} {b} {c}"),
    }
}
