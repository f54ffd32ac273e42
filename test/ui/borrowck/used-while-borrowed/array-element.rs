fn main() {
    let mut a = [1, 2, 3];
    let r = &mut a;
    let x = a[1]; //~ ERROR E0503 cannot use `a[_]` because it was mutably borrowed
    r[0] = x;
}
