//@ fault: M0002
use std::alloc::{alloc, dealloc, Layout};

fn main() {
    let layout = Layout::new::<u64>();
    unsafe {
        let p = alloc(layout);
        dealloc(p, layout);
        dealloc(p, layout); //~ FAULT
    }
}
