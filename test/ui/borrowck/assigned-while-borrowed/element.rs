fn main() {
    let mut a = [1, 2, 3];
    let r = &a[0];
    a[2] = 9; //~ ERROR E0506 cannot assign to `a[_]` because it is borrowed
    println!("{r}");
}
