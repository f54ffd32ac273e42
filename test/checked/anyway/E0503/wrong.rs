//@ verdict: M0007 E0503
// The bound is tested before the cursor moves on, the element is read after.
fn main() {
    let block = Box::new([10, 20, 30]);
    let first = &raw const block[0];
    let mut at = 2;
    let cursor = &mut at;
    if at < block.len() {
        *cursor += 2;
        println!("{}", unsafe { *first.add(at) });
    }
}
