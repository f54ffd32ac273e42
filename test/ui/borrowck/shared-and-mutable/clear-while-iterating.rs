fn main() {
    let mut v = vec![1, 2, 3];
    for x in v.iter() {
        if *x == 2 {
            v.clear(); //~ ERROR E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
        }
    }
}
