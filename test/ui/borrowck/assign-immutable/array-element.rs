fn main() {
    let a = [1, 2, 3];
    a[0] = 9; //~ ERROR E0594 cannot assign to `a[_]`, as `a` is not declared as mutable
    println!("{a:?}");
}
