//@ fault: M0006
use std::mem::MaybeUninit;

fn main() {
    let flag: MaybeUninit<bool> = MaybeUninit::uninit();
    let p = flag.as_ptr();
    if unsafe { *p } { //~ FAULT
        println!("yes");
    }
}
