//@ fault: M0015
// A local that a thread changes through a raw pointer while its owner goes on using it.
use std::thread;

struct Pointer(*mut i32);
unsafe impl Send for Pointer {}

impl Pointer {
    fn set(&self, n: i32) {
        unsafe { *self.0 = n };
    }
}

fn main() {
    let mut count = 1;
    let pointer = Pointer(&raw mut count);
    let setter = thread::spawn(move || pointer.set(5));
    thread::sleep(std::time::Duration::from_millis(1));
    count += 1; //~ FAULT
    setter.join().unwrap();
    println!("{count}");
}
