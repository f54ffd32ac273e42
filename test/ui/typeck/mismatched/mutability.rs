fn add(v: &mut Vec<i32>) {
    v.push(1);
}

fn main() {
    let mut v = Vec::new();
    add(&v); //~ ERROR E0308 mismatched types
    v.push(2);
}
