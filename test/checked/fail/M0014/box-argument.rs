//@ fault: M0014
// A `Box` that is given away is the only way to what is in it, as long as the call goes on.
fn store(mut value: Box<u32>, watch: *const u32) -> u32 {
    *value += 1;
    let seen = unsafe { *watch }; //~ FAULT
    seen + *value
}

fn main() {
    let value = Box::new(4);
    let watch = &raw const *value;
    println!("{}", store(value, watch));
}
