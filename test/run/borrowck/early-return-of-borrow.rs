fn find(v: &mut Vec<i32>, n: i32) -> Option<&mut i32> {
    for x in v.iter_mut() {
        if *x == n {
            return Some(x);
        }
    }
    None
}

fn main() {
    let mut v = vec![1, 2, 3];
    if let Some(x) = find(&mut v, 2) {
        *x = 20;
    }
    println!("{:?} {v:?}", find(&mut vec![1], 5));
}
