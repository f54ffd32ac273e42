//@ fault: M0003
fn main() {
    let mut v: Vec<u32> = Vec::with_capacity(8);
    v.push(1);
    let p = v.as_mut_ptr();
    std::mem::forget(v);
    let shorter = unsafe { Vec::from_raw_parts(p, 1, 4) };
    drop(shorter); //~ FAULT
}
