// Probe 14: a vector grows while a loop walks over it.
fn main() {
    let mut v = vec![1, 2, 3];
    for x in &v {
        if *x == 2 {
            v.push(4); //~ ERROR E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
        }
    }
}
