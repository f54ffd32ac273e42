//@ fault: M0015
// The first two are ordered by a lock; the third has not asked for it.
use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());
static mut TOTAL: i64 = 0;

fn add(n: i64) {
    let _guard = LOCK.lock().unwrap();
    unsafe { TOTAL += n };
}

fn main() {
    thread::scope(|scope| {
        scope.spawn(|| add(1));
        scope.spawn(|| add(2));
        scope.spawn(|| {
            thread::sleep(std::time::Duration::from_millis(1));
            unsafe { TOTAL -= 3 } //~ FAULT
        });
    });
    println!("{}", unsafe { TOTAL });
}
