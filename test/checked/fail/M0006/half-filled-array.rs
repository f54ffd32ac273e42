//@ fault: M0006
use std::mem::MaybeUninit;

fn main() {
    let mut a: [MaybeUninit<u16>; 4] = [MaybeUninit::uninit(); 4];
    a[0].write(1);
    a[1].write(2);
    let mut sum = 0;
    for cell in &a {
        sum += unsafe { cell.assume_init_read() }; //~ FAULT
    }
    println!("{sum}");
}
