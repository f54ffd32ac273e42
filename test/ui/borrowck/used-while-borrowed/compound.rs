fn main() {
    let mut n = 1;
    let r = &mut n;
    n = n + 1; //~ ERROR E0506 cannot assign to `n` because it is borrowed
    //~^ ERROR E0503 cannot use `n` because it was mutably borrowed
    *r += 1;
}
