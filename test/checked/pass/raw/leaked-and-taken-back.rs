fn main() {
    let s: &'static mut String = Box::leak(Box::new(String::from("a")));
    s.push('b');
    let b = unsafe { Box::from_raw(s) };
    assert_eq!(*b, "ab");
}
