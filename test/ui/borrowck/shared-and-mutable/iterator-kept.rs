fn main() {
    let mut v = vec![1, 2, 3];
    let mut it = v.iter();
    println!("{:?}", it.next());
    v.push(4); //~ ERROR E0502 cannot borrow `v` as mutable because it is also borrowed as immutable
    println!("{:?}", it.next());
}
