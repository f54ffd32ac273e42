// Once, OnceLock, LazyLock: one thread does it, the others wait for it; a panic poisons, or is tried again.
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Barrier, LazyLock, Once, OnceLock};
use std::thread;

static CALLS: AtomicU32 = AtomicU32::new(0);
static START: Once = Once::new();
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    CALLS.fetch_add(100, Ordering::SeqCst);
    thread::yield_now();
    "one two three".split(' ').map(String::from).collect()
});
static CONFIG: OnceLock<String> = OnceLock::new();

fn main() {
    let barrier = Barrier::new(4);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                barrier.wait();
                START.call_once(|| {
                    thread::yield_now();
                    CALLS.fetch_add(1, Ordering::SeqCst);
                });
                assert!(START.is_completed());
                assert_eq!(CALLS.load(Ordering::SeqCst) % 100, 1);
                assert_eq!(WORDS.len(), 3);
            });
        }
    });
    println!("{}", CALLS.load(Ordering::SeqCst));

    println!("{:?}", CONFIG.get());
    let waiting = thread::spawn(|| CONFIG.wait().len());
    println!("{:?}", CONFIG.set("first".into()));
    println!("{:?}", CONFIG.set("second".into()));
    println!(
        "{} {}",
        CONFIG.get_or_init(|| "third".into()),
        waiting.join().unwrap()
    );

    let once = Once::new();
    let result = thread::scope(|scope| {
        scope
            .spawn(|| once.call_once(|| panic!("first try")))
            .join()
            .is_err()
    });
    println!("{result} {}", once.is_completed());
    let result = thread::scope(|scope| {
        scope
            .spawn(|| once.call_once(|| println!("never said")))
            .join()
    });
    println!("{:?}", result.unwrap_err().downcast_ref::<&str>());
    once.call_once_force(|state| println!("poisoned {}", state.is_poisoned()));
    once.call_once(|| println!("never said"));
    println!("{}", once.is_completed());

    let lock = OnceLock::new();
    let result =
        std::panic::catch_unwind(|| lock.get_or_init(|| -> i32 { panic!("no value") }).clone());
    println!("{} {:?}", result.is_err(), lock.get());
    println!("{}", lock.get_or_init(|| 5));

    let lazy = LazyLock::new(|| -> i32 { panic!("never a value") });
    println!("{}", std::panic::catch_unwind(|| *lazy).is_err());
    println!(
        "{:?}",
        std::panic::catch_unwind(|| *lazy)
            .unwrap_err()
            .downcast_ref::<&str>()
    );
}
