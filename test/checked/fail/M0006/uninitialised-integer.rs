//@ fault: M0006
use std::mem::MaybeUninit;

fn main() {
    let x: MaybeUninit<u32> = MaybeUninit::uninit();
    let n = unsafe { x.assume_init() }; //~ FAULT
    println!("{n}");
}
