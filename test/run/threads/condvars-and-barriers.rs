// Condvar: predicates, time-outs, notifying all; Barrier: one leader for each generation.
use std::sync::{Arc, Barrier, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    // A turnstile: threads pass in the order of their numbers, whoever comes first.
    let turn = Arc::new((Mutex::new(0), Condvar::new()));
    let threads: Vec<_> = (0..4)
        .rev()
        .map(|n| {
            let turn = Arc::clone(&turn);
            thread::spawn(move || {
                let (now, changed) = &*turn;
                let mut now = changed
                    .wait_while(now.lock().unwrap(), |now| *now != n)
                    .unwrap();
                println!("{n} passes");
                *now += 1;
                changed.notify_all();
            })
        })
        .collect();
    threads.into_iter().for_each(|t| t.join().unwrap());

    let (lock, never) = (Mutex::new(false), Condvar::new());
    let before = Instant::now();
    let (guard, result) = never
        .wait_timeout(lock.lock().unwrap(), Duration::from_millis(30))
        .unwrap();
    println!(
        "{} {} {}",
        *guard,
        result.timed_out(),
        before.elapsed() >= Duration::from_millis(30)
    );
    let (guard, result) = never
        .wait_timeout_while(guard, Duration::from_millis(5), |done| !*done)
        .unwrap();
    println!("{} {}", *guard, result.timed_out());
    drop(guard);

    let ready = thread::scope(|scope| {
        scope.spawn(|| {
            *lock.lock().unwrap() = true;
            never.notify_one();
        });
        let guard = lock.lock().unwrap();
        let (guard, result) = never
            .wait_timeout_while(guard, Duration::from_secs(20), |done| !*done)
            .unwrap();
        (*guard, result.timed_out())
    });
    println!("{ready:?}");

    // A lock that is poisoned while somebody waits.
    let pair = Arc::new((Mutex::new(()), Condvar::new()));
    let other = Arc::clone(&pair);
    let guard = pair.0.lock().unwrap();
    let fails = thread::spawn(move || {
        let _guard = other.0.lock().unwrap();
        other.1.notify_one();
        panic!("with the lock held")
    });
    println!("{}", pair.1.wait(guard).is_err());
    println!("{}", fails.join().map(|()| 0).is_err());

    let barrier = Barrier::new(3);
    let leaders = Mutex::new(Vec::new());
    let steps = Mutex::new([0; 4]);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                for round in 0..4 {
                    steps.lock().unwrap()[round] += 1;
                    let result = barrier.wait();
                    assert_eq!(steps.lock().unwrap()[round], 3);
                    if result.is_leader() {
                        leaders.lock().unwrap().push(round);
                    }
                }
            });
        }
    });
    println!(
        "{:?} {:?}",
        leaders.into_inner().unwrap(),
        steps.into_inner().unwrap()
    );
    println!("{}", Barrier::new(1).wait().is_leader());
}
