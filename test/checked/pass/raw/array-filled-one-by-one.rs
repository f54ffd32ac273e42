use std::mem::MaybeUninit;

fn main() {
    let mut a: [MaybeUninit<Box<i32>>; 3] = [const { MaybeUninit::<Box<i32>>::uninit() }; 3];
    for (i, cell) in a.iter_mut().enumerate() {
        cell.write(Box::new(i as i32));
    }
    let mut sum = 0;
    for cell in a {
        sum += *unsafe { cell.assume_init() };
    }
    assert_eq!(sum, 3);
}
