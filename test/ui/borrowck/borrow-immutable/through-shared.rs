fn add(v: &Vec<i32>) {
    v.push(1); //~ ERROR E0596 cannot borrow `*v` as mutable, as it is behind a `&` reference
}

fn main() {
    let v = Vec::new();
    add(&v);
}
