fn fresh<'a>() -> &'a mut Vec<i32> {
    let mut v = Vec::new();
    v.push(1);
    &mut v //~ ERROR E0515 cannot return reference to local variable `v`
}

fn main() {
    fresh().push(2);
}
