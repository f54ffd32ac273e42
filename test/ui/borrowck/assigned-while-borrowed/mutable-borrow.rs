fn main() {
    let mut n = 1;
    let r = &mut n;
    n = 2; //~ ERROR E0506 cannot assign to `n` because it is borrowed
    *r = 3;
}
