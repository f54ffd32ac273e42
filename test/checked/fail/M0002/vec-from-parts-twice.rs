//@ fault: M0002
fn main() {
    let mut v = vec![1u32, 2];
    let (p, n, c) = (v.as_mut_ptr(), v.len(), v.capacity());
    let other = unsafe { Vec::from_raw_parts(p, n, c) };
    println!("{}", other.len());
    drop(other);
    drop(v); //~ FAULT
}
