fn halves(numbers: &mut [i32]) -> (&mut [i32], &mut [i32]) {
    let middle = numbers.len() / 2;
    let length = numbers.len();
    let start = numbers.as_mut_ptr();
    unsafe {
        (
            std::slice::from_raw_parts_mut(start, middle),
            std::slice::from_raw_parts_mut(start.add(middle), length - middle),
        )
    }
}

fn main() {
    let mut numbers = [1, 2, 3, 4];
    let (left, right) = halves(&mut numbers);
    let a = &mut left[0];
    let b = &mut right[1];
    *a += 10;
    *b += 10;
    *a += *b;
    println!("{numbers:?}");
}
