//@ fault: M0001
fn main() {
    let v = vec![1i32, 2, 3];
    let p = v.as_ptr();
    drop(v);
    let second = unsafe { *p.add(1) }; //~ FAULT
    println!("{second}");
}
