//@ fault: M0002
use std::mem::ManuallyDrop;

fn main() {
    let mut s = ManuallyDrop::new(String::from("text"));
    unsafe {
        ManuallyDrop::drop(&mut s);
        ManuallyDrop::drop(&mut s); //~ FAULT
    }
}
