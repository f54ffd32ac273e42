// Probe 9: two mutable references live at once.
fn main() {
    let mut total = 0;
    let one = &mut total;
    let two = &mut total; //~ ERROR E0499 cannot borrow `total` as mutable more than once at a time
    *one += 1;
    *two += 1;
}
