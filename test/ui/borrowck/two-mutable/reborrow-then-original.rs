fn main() {
    let mut n = 0;
    let r = &mut n;
    let s = &mut *r;
    let t = &mut *r; //~ ERROR E0499 cannot borrow `*r` as mutable more than once at a time
    *s += 1;
    *t += 1;
}
