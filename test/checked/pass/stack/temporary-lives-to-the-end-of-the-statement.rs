fn length(p: *const String) -> usize {
    unsafe { (&*p).len() }
}

fn main() {
    assert_eq!(length(&String::from("four")), 4);
}
