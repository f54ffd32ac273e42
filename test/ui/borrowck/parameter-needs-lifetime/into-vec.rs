fn add<'a>(v: &mut Vec<&'a i32>, n: &i32) {
    v.push(n); //~ ERROR E0621 explicit lifetime required in the type of `n`
}

fn main() {
    let n = 1;
    let mut v = Vec::new();
    add(&mut v, &n);
    println!("{v:?}");
}
