fn main() {
    let b = Box::new(vec![1]);
    b.push(2); //~ ERROR E0596 cannot borrow `*b` as mutable, as `b` is not declared as mutable
    println!("{b:?}");
}
