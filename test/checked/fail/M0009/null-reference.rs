//@ fault: M0009
fn main() {
    let word = 0usize;
    let p = word as *const i32;
    let r: &i32 = unsafe { std::mem::transmute(p) }; //~ FAULT
    println!("{r}");
}
