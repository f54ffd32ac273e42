fn fill(slot: *mut u64, depth: u32) {
    if depth == 0 {
        unsafe { *slot = 42 };
    } else {
        fill(slot, depth - 1);
    }
}

fn main() {
    let mut x = 0;
    fill(&raw mut x, 50);
    assert_eq!(x, 42);
}
