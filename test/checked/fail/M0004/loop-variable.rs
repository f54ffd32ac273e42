//@ fault: M0004
fn main() {
    let mut kept: Vec<*const i32> = Vec::new();
    for i in 0..3 {
        let square = i * i;
        kept.push(&raw const square);
    }
    println!("{}", unsafe { *kept[0] }); //~ FAULT
}
