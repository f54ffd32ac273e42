//@ fault: M0015
// The reader came first this time: the write is what races then.
use std::thread;

static mut LIMIT: i32 = 10;

fn main() {
    let reader = thread::spawn(|| unsafe { LIMIT });
    thread::sleep(std::time::Duration::from_millis(1));
    unsafe { LIMIT = 20 }; //~ FAULT
    println!("{}", reader.join().unwrap() > 0);
}
