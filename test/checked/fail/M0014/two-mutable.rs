//@ fault: M0014
// A "get both" that hands out the same element twice.
fn both(numbers: &mut [i32], i: usize, j: usize) -> (&mut i32, &mut i32) {
    let start = numbers.as_mut_ptr();
    unsafe { (&mut *start.add(i), &mut *start.add(j)) }
}

fn main() {
    let mut numbers = [1, 2, 3];
    let (left, right) = both(&mut numbers, 1, 1);
    *left = 10;
    *right = 20; //~ FAULT
    println!("{numbers:?}");
}
