fn main() {
    let b: Option<Box<u32>> = Some(Box::new(3));
    let p: *mut u32 = unsafe { std::mem::transmute(b) };
    assert_eq!(unsafe { *p }, 3);
    drop(unsafe { Box::from_raw(p) });
    let none: Option<Box<u32>> = unsafe { std::mem::transmute(std::ptr::null_mut::<u32>()) };
    assert!(none.is_none());
}
