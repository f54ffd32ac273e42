fn take(r: &mut Vec<i32>) -> Vec<i32> {
    *r //~ ERROR E0507 cannot move out of `*r` which is behind a mutable reference
}

fn main() {
    println!("{:?}", take(&mut vec![1]));
}
