fn main() {
    let mut b = Box::new((1, 2));
    let whole = &mut *b;
    let part = &mut b.0; //~ ERROR E0499 cannot borrow `b.0` as mutable more than once at a time
    *part += 1;
    whole.1 += 1;
}
