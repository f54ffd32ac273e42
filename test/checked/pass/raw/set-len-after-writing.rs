fn main() {
    let mut v: Vec<u32> = Vec::with_capacity(3);
    unsafe {
        for i in 0..3 {
            v.as_mut_ptr().add(i).write(i as u32);
        }
        v.set_len(3);
    }
    assert_eq!(v.iter().sum::<u32>(), 3);
}
