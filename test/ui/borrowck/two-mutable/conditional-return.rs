fn first_or_insert(v: &mut Vec<String>) -> &mut String {
    if let Some(s) = v.first_mut() {
        return s;
    }
    v.push(String::new()); //~ ERROR E0499 cannot borrow `*v` as mutable more than once at a time
    &mut v[0] //~ ERROR E0499 cannot borrow `*v` as mutable more than once at a time
}

fn main() {
    let mut v = Vec::new();
    first_or_insert(&mut v).push('x');
}
