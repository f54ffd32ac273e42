fn main() {
    let mut n = 1;
    let whole = &mut n;
    let mut one = || *whole = 2;
    let mut two = || *whole = 3; //~ ERROR E0524 two closures require unique access to `*whole` at the same time
    one();
    two();
}
