use std::alloc::{alloc_zeroed, dealloc, Layout};

fn main() {
    let layout = Layout::array::<u32>(8).unwrap();
    unsafe {
        let p = alloc_zeroed(layout) as *mut u32;
        assert_eq!(*p.add(7), 0);
        dealloc(p as *mut u8, layout);
    }
}
