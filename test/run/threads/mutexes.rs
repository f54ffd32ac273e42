// Mutex: exclusion, try_lock, poisoning by a thread and by a destructor that runs while unwinding.
use std::sync::{Arc, Mutex, PoisonError, TryLockError};
use std::thread;

fn kind<T>(result: &Result<T, TryLockError<T>>) -> &'static str {
    match result {
        Ok(_) => "free",
        Err(TryLockError::WouldBlock) => "held",
        Err(TryLockError::Poisoned(_)) => "poisoned",
    }
}

struct LocksInDrop<'a>(&'a Mutex<i32>);

impl Drop for LocksInDrop<'_> {
    fn drop(&mut self) {
        *self.0.lock().unwrap() += 1;
    }
}

fn main() {
    let total = Arc::new(Mutex::new(0u64));
    let threads: Vec<_> = (1..=4u64)
        .map(|n| {
            let total = Arc::clone(&total);
            thread::spawn(move || {
                for _ in 0..50 {
                    let mut guard = total.lock().unwrap();
                    let before = *guard;
                    thread::yield_now();
                    *guard = before + n;
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{} {}", total.lock().unwrap(), Arc::strong_count(&total));

    let held = total.lock().unwrap();
    let other = Arc::clone(&total);
    println!(
        "{}",
        thread::spawn(move || kind(&other.try_lock()))
            .join()
            .unwrap()
    );
    println!("{total:?}");
    drop(held);
    println!("{} {total:?}", kind(&total.try_lock()));

    let other = Arc::clone(&total);
    let failed = thread::spawn(move || {
        let mut guard = other.lock().unwrap();
        *guard = 7;
        panic!("half done");
    })
    .join();
    println!("{} {}", failed.is_err(), total.is_poisoned());
    println!("{}", kind(&total.try_lock()));
    match total.lock() {
        Ok(_) => println!("not poisoned"),
        Err(error) => println!("{error}: {}", error.get_ref()),
    }
    println!("{total:?}");
    *total.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    total.clear_poison();
    println!("{} {}", total.lock().unwrap(), total.is_poisoned());

    // A lock that is taken during unwinding is not poisoned by it.
    let count = Mutex::new(0);
    let result = thread::scope(|scope| {
        scope
            .spawn(|| {
                let _one = LocksInDrop(&count);
                panic!("unwinds");
            })
            .join()
    });
    println!(
        "{} {} {:?}",
        result.is_err(),
        count.is_poisoned(),
        count.into_inner()
    );

    let mut own = Mutex::new(String::from("a"));
    own.get_mut().unwrap().push('b');
    println!("{:?}", own.into_inner());
    println!("{:?}", Mutex::<Vec<i32>>::default());
}
