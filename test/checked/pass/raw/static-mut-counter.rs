static mut HITS: u32 = 0;

fn hit() {
    unsafe { HITS += 1 };
}

fn main() {
    hit();
    hit();
    assert_eq!(unsafe { HITS }, 2);
}
