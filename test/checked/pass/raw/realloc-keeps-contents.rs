use std::alloc::{alloc, dealloc, realloc, Layout};

fn main() {
    unsafe {
        let layout = Layout::from_size_align(4, 4).unwrap();
        let p = alloc(layout);
        for i in 0..4 {
            *p.add(i) = i as u8;
        }
        let q = realloc(p, layout, 400);
        assert_eq!(*q.add(3), 3);
        dealloc(q, Layout::from_size_align(400, 4).unwrap());
    }
}
