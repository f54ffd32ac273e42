//@ fault: M0014
// Two `&mut` in a tuple, to one number: both are guarded against each other.
fn swap_values(pair: (&mut i32, &mut i32)) {
    let kept = *pair.0;
    *pair.0 = *pair.1; //~ FAULT
    *pair.1 = kept;
}

fn main() {
    let mut n = 5;
    let p = &raw mut n;
    swap_values(unsafe { (&mut *p, &mut *p) });
    println!("{n}");
}
