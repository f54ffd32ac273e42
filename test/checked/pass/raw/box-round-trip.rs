fn main() {
    let p = Box::into_raw(Box::new(5));
    unsafe {
        *p += 1;
        assert_eq!(*Box::from_raw(p), 6);
    }
}
