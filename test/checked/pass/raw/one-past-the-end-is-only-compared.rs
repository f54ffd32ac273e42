fn main() {
    let v = vec![1u8; 3];
    let range = v.as_ptr_range();
    assert_eq!(range.end as usize - range.start as usize, 3);
}
