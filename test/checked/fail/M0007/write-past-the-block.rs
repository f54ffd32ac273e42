//@ fault: M0007
fn main() {
    let mut v: Vec<u8> = Vec::with_capacity(2);
    let p = v.as_mut_ptr();
    for i in 0..3 {
        unsafe { *p.add(i) = i as u8 }; //~ FAULT
    }
    unsafe { v.set_len(2) };
}
