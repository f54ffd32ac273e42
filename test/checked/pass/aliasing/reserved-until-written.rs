// A `&mut` that has not been written through yet bears being read beside.
fn main() {
    let mut n = 1;
    let p = &raw mut n;
    let writer = unsafe { &mut *p };
    let seen = unsafe { *p };
    *writer += seen;
    println!("{n}");
}
