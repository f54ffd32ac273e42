fn main() {
    let mut words = vec![String::from("a"), String::from("b")];
    let slot = &raw mut words[0];
    let old = unsafe { std::ptr::replace(slot, String::from("c")) };
    assert_eq!(old, "a");
    assert_eq!(words.concat(), "cb");
}
