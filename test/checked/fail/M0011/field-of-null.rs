//@ fault: M0011
struct Pair {
    a: u64,
    b: u64,
}

fn main() {
    let p: *mut Pair = std::ptr::null_mut();
    unsafe { (*p).b = 1 }; //~ FAULT
    let _ = Pair { a: 1, b: 2 }.a;
}
