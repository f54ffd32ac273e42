fn main() {
    let mut v = vec![1, 2, 3, 4];
    let left = &mut v[..2];
    let right = &mut v[2..]; //~ ERROR E0499 cannot borrow `v` as mutable more than once at a time
    left[0] = right[0];
}
