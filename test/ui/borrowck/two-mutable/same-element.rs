fn main() {
    let mut a = [1, 2, 3];
    let x = &mut a[0];
    let y = &mut a[1]; //~ ERROR E0499 cannot borrow `a[_]` as mutable more than once at a time
    *x += 1;
    *y += 1;
}
