//@ fault: M0005
fn main() {
    let s = String::from("moved");
    let p = &raw const s;
    let t = s;
    println!("{} {}", t, unsafe { (&*p).len() }); //~ FAULT
}
