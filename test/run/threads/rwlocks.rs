// RwLock: many readers or one writer; only a writer's panic poisons.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, RwLock, TryLockError};
use std::thread;

fn main() {
    let lock = RwLock::new(vec![1, 2, 3]);
    let inside = AtomicUsize::new(0);
    let together = Barrier::new(3);
    // All three are in at the same time, or nobody would pass the barrier.
    let sums: Vec<i32> = thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let values = lock.read().unwrap();
                    inside.fetch_add(1, Ordering::SeqCst);
                    together.wait();
                    values.iter().sum()
                })
            })
            .collect();
        readers.into_iter().map(|r| r.join().unwrap()).collect()
    });
    println!("{sums:?} {}", inside.load(Ordering::SeqCst));

    thread::scope(|scope| {
        for n in 0..4 {
            let lock = &lock;
            scope.spawn(move || {
                for _ in 0..10 {
                    let mut values = lock.write().unwrap();
                    let first = values[0];
                    thread::yield_now();
                    values[0] = first + n;
                }
            });
        }
    });
    println!("{}", lock.read().unwrap()[0]);

    let reading = lock.read().unwrap();
    println!(
        "{} {}",
        lock.try_read().is_ok(),
        matches!(lock.try_write(), Err(TryLockError::WouldBlock))
    );
    drop(reading);
    let writing = lock.write().unwrap();
    println!("{} {}", lock.try_read().is_err(), lock.try_write().is_err());
    println!("{lock:?}");
    drop(writing);
    println!("{lock:?}");

    let read_panics = thread::scope(|scope| {
        scope
            .spawn(|| {
                let _values = lock.read().unwrap();
                panic!("a reader");
            })
            .join()
            .is_err()
    });
    println!("{read_panics} {}", lock.is_poisoned());
    let write_panics = thread::scope(|scope| {
        scope
            .spawn(|| {
                lock.write().unwrap().clear();
                let mut values = lock.write().unwrap();
                values.push(9);
                panic!("a writer");
            })
            .join()
            .is_err()
    });
    println!("{write_panics} {}", lock.is_poisoned());
    println!(
        "{:?}",
        lock.read()
            .map(|v| v.len())
            .map_err(|e| e.into_inner().len())
    );
    println!("{:?}", lock.into_inner().map_err(|e| e.into_inner()));
}
