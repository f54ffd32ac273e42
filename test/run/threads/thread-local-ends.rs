// The ends of thread_local! values: at the end of their thread, after its result, reachable from each other's destructors.
use std::cell::{Cell, RefCell};
use std::thread;

struct Tells(&'static str);

impl Drop for Tells {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Looks;

impl Drop for Looks {
    fn drop(&mut self) {
        // A value without a destructor lives as long as the thread; this one's own is gone.
        println!("count {}", COUNT.get());
        println!(
            "self is {}",
            if LOOKS.try_with(|_| ()).is_err() {
                "gone"
            } else {
                "there"
            }
        );
    }
}

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(1) };
    static TELLS: Tells = Tells("a key's value");
    static LOOKS: Looks = Looks;
    static NAMES: RefCell<Vec<String>> = RefCell::new(vec![thread::current().name().unwrap_or("?").to_string()]);
}

fn main() {
    COUNT.set(5);
    let in_thread = thread::spawn(|| {
        LOOKS.with(|_| ());
        COUNT.set(COUNT.get() + 1);
        let _local = Tells("a local");
        COUNT.get()
    });
    println!("{} {}", in_thread.join().unwrap(), COUNT.get());

    thread::spawn(|| {
        TELLS.with(|tells| println!("uses {}", tells.0));
        println!("the closure ends");
    })
    .join()
    .unwrap();

    // A thread that panics destroys its values too.
    let failed = thread::spawn(|| {
        TELLS.with(|_| ());
        panic!("on purpose");
    })
    .join();
    println!("{}", failed.is_err());

    let named = thread::Builder::new().name("named".into());
    named
        .spawn(|| {
            NAMES.with_borrow_mut(|names| names.push("more".into()));
            println!("{:?}", NAMES.take());
        })
        .unwrap()
        .join()
        .unwrap();
    NAMES.with_borrow(|names| println!("{names:?}"));
    // Values of threads that never asked for them are never made.
    thread::spawn(|| println!("nothing of mine"))
        .join()
        .unwrap();
}
