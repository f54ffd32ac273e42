fn grow(r: &String) {
    let w: &mut String = &mut *r; //~ ERROR E0596 cannot borrow `*r` as mutable, as it is behind a `&` reference
    w.push('x');
}

fn main() {
    grow(&String::new());
}
