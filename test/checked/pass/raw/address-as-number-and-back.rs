fn main() {
    let x = 9u64;
    let address = &raw const x as usize;
    let p = address as *const u64;
    assert_eq!(unsafe { *p }, 9);
}
