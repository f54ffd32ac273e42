//@ fault: M0010
fn main() {
    let r: &'static [i32; 2] = &[1, 2];
    let p = r.as_ptr() as *mut i32;
    unsafe { *p = 3 }; //~ FAULT
}
