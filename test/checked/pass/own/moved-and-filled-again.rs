fn main() {
    let mut s = String::from("one");
    let p = &raw const s;
    let t = s;
    s = String::from("three");
    assert_eq!(unsafe { (&*p).len() } + t.len(), 8);
}
