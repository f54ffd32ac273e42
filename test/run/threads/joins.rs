// Ends of threads: results, panics, names, scopes with threads that panic.
use std::panic::{self, AssertUnwindSafe};
use std::thread;

struct Tells(&'static str);

impl Drop for Tells {
    fn drop(&mut self) {
        println!("drop {}, panicking {}", self.0, thread::panicking());
    }
}

fn main() {
    println!(
        "{:?} {:?}",
        thread::current().name(),
        thread::Builder::new()
            .name("worker".into())
            .spawn(|| thread::current().name().map(String::from))
            .unwrap()
            .join()
            .unwrap()
    );
    println!(
        "{:?}",
        thread::spawn(|| thread::current().name().is_none())
            .join()
            .unwrap()
    );
    let handle = thread::spawn(|| thread::current().id());
    let id = handle.thread().id();
    println!(
        "{} {}",
        id == handle.join().unwrap(),
        id == thread::current().id()
    );

    let handle = thread::spawn(|| {
        let _tells = Tells("of a thread");
        if thread::panicking() {
            1
        } else {
            panic!("no result")
        }
    });
    match handle.join() {
        Ok(n) => println!("{n}"),
        Err(payload) => println!("panicked: {:?}", payload.downcast_ref::<&str>()),
    }
    let payload = thread::spawn(|| panic::panic_any(String::from("typed")))
        .join()
        .unwrap_err();
    println!("{:?}", payload.downcast::<String>());
    println!(
        "{:?}",
        thread::spawn(|| panic::catch_unwind(|| panic!("kept in")).is_err())
            .join()
            .unwrap()
    );

    // The result of a thread that nobody joins is dropped; so is its closure, once.
    let tells = Tells("of the closure");
    let handle = thread::spawn(move || {
        let _own = tells;
        Tells("the result")
    });
    while !handle.is_finished() {
        thread::yield_now();
    }
    drop(handle);

    let mut numbers = vec![1, 2, 3, 4];
    let (left, right) = numbers.split_at_mut(2);
    let sum: i32 = thread::scope(|scope| {
        let a = scope.spawn(|| {
            left[0] = 10;
            left.iter().sum::<i32>()
        });
        let b = scope.spawn(|| {
            right.reverse();
            scope
                .spawn(|| println!("from within a thread of the scope"))
                .join()
                .unwrap();
            right.iter().sum::<i32>()
        });
        a.join().unwrap() + b.join().unwrap()
    });
    println!("{sum} {numbers:?}");

    // A joined panic is the caller's; one that nobody looked at is the scope's.
    let seen = thread::scope(|scope| scope.spawn(|| panic!("looked at")).join().is_err());
    println!("{seen}");
    let mut done = 0;
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        thread::scope(|scope| {
            scope.spawn(|| panic!("not looked at"));
            scope.spawn(|| done += 1);
        })
    }));
    println!("{:?} {done}", result.unwrap_err().downcast_ref::<&str>());
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        thread::scope(|scope| {
            scope.spawn(|| done += 1);
            panic!("the scope's own")
        })
    }));
    println!(
        "{:?} {done}",
        result.map(|()| 0).unwrap_err().downcast_ref::<&str>()
    );
}
