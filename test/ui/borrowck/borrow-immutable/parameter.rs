fn add(v: Vec<i32>) -> Vec<i32> {
    v.push(1); //~ ERROR E0596 cannot borrow `v` as mutable, as it is not declared as mutable
    v
}

fn main() {
    println!("{:?}", add(Vec::new()));
}
