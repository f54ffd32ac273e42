//@ fault: M0014
// The library hands out one reference to an element; a second one, by a trick, takes the first one's right to write.
fn main() {
    let mut scores = vec![1, 2, 3];
    let all: *mut Vec<i32> = &mut scores;
    let first = unsafe { (*all).first_mut().unwrap() };
    *first += 1;
    let again = unsafe { (*all).first_mut().unwrap() };
    *again += 1;
    *first += 1; //~ FAULT
    println!("{scores:?}");
}
