use std::alloc::{alloc, dealloc, Layout};

fn main() {
    let layout = Layout::array::<u64>(4).unwrap();
    unsafe {
        let p = alloc(layout) as *mut u64;
        for i in 0..4 {
            p.add(i).write(i as u64);
        }
        let mut sum = 0;
        for i in 0..4 {
            sum += *p.add(i);
        }
        assert_eq!(sum, 6);
        dealloc(p as *mut u8, layout);
    }
}
