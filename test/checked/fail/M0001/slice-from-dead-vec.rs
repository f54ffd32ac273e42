//@ fault: M0001
fn tail(v: Vec<u8>) -> &'static [u8] {
    unsafe { std::slice::from_raw_parts(v.as_ptr(), v.len()) }
}

fn main() {
    let t = tail(vec![1, 2, 3]);
    let sum: u32 = t.iter().map(|b| *b as u32).sum(); //~ FAULT
    println!("{sum}");
}
