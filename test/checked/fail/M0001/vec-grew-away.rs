//@ fault: M0001
fn main() {
    let mut v = vec![1u32];
    let first = v.as_ptr();
    for i in 0..100 {
        v.push(i);
    }
    println!("{}", unsafe { *first }); //~ FAULT
}
