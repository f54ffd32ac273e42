fn add(a: &mut Vec<i32>, b: &Vec<i32>) {
    a.push(b.len() as i32);
}

fn main() {
    let mut v = vec![1];
    add(&mut v, &v); //~ ERROR E0502 cannot borrow `v` as immutable because it is also borrowed as mutable
}
