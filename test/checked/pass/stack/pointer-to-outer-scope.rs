fn main() {
    let mut total = 0;
    let p = &raw mut total;
    for i in 1..=4 {
        let square = i * i;
        unsafe { *p += square };
    }
    assert_eq!(total, 30);
}
