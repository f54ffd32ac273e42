fn sum(seed: u8) -> u32 {
    let mut a = [seed; 300];
    a[7] = 1;
    let p = a.as_ptr();
    (0..300).map(|i| unsafe { *p.add(i) } as u32).sum()
}

fn main() {
    assert_eq!(sum(1), 300);
    assert_eq!(sum(2), 599);
}
