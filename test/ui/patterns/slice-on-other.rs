fn main() {
    let v = vec![1, 2];
    match v {
        [a, ..] => println!("{a}"), //~ ERROR E0529 expected an array or slice, found `Vec<{integer}>`
        _ => {}
    }
}
