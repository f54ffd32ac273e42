// What was done before a thread started is known to it, and what it did is known to who has waited for its end.
use std::thread;

static mut COUNT: u32 = 0;

fn main() {
    unsafe { COUNT = 1 };
    for _ in 0..3 {
        thread::spawn(|| unsafe { COUNT += 1 }).join().unwrap();
    }
    unsafe { COUNT += 1 };
    thread::scope(|scope| {
        scope.spawn(|| unsafe { COUNT += 1 });
    });
    thread::scope(|scope| {
        let first = scope.spawn(|| unsafe { COUNT += 1 });
        scope.spawn(move || {
            first.join().unwrap();
            unsafe { COUNT += 1 }
        });
    });
    assert_eq!(unsafe { COUNT }, 8);
}
