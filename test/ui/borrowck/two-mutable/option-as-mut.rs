fn main() {
    let mut o = Some(1);
    let a = o.as_mut();
    let b = o.as_mut(); //~ ERROR E0499 cannot borrow `o` as mutable more than once at a time
    if let (Some(a), Some(b)) = (a, b) {
        *a += *b;
    }
}
