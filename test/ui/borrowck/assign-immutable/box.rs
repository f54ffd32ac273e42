fn main() {
    let b = Box::new(1);
    *b = 2; //~ ERROR E0594 cannot assign to `*b`, as `b` is not declared as mutable
    println!("{b}");
}
