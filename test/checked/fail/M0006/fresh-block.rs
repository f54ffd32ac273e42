//@ fault: M0006
use std::alloc::{alloc, dealloc, Layout};

fn main() {
    let layout = Layout::array::<u32>(4).unwrap();
    unsafe {
        let p = alloc(layout) as *mut u32;
        *p = 1;
        let second = *p.add(1); //~ FAULT
        println!("{second}");
        dealloc(p as *mut u8, layout);
    }
}
