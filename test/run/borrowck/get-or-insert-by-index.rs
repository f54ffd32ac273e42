fn first_or_insert(v: &mut Vec<String>) -> &mut String {
    if v.is_empty() {
        v.push(String::from("new"));
    }
    &mut v[0]
}

fn main() {
    let mut v = Vec::new();
    first_or_insert(&mut v).push('x');
    first_or_insert(&mut v).push('y');
    println!("{v:?}");
}
