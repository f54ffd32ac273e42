fn main() {
    let mut v = vec![1];
    if let Some(x) = v.first() {
        v.push(*x); //~ ERROR E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
        println!("{x}");
    }
}
