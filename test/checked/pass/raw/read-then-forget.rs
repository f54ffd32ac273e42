fn main() {
    let s = String::from("once");
    let t = unsafe { std::ptr::read(&s) };
    std::mem::forget(s);
    assert_eq!(t, "once");
}
