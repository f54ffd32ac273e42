fn main() {
    let boxes = [Box::new(1), Box::new(2)];
    let from = boxes.as_ptr();
    let mut to: Vec<Box<i32>> = Vec::with_capacity(2);
    unsafe {
        std::ptr::copy_nonoverlapping(from, to.as_mut_ptr(), 2);
        to.set_len(2);
    }
    std::mem::forget(boxes);
    assert_eq!(*to[1], 2);
}
