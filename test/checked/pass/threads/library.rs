// What the library hands from thread to thread: messages, guarded values, results, and the ends of shared ones.
use std::cell::Cell;
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex, OnceLock, RwLock, mpsc};
use std::thread;

static NAMES: LazyLock<[&str; 2]> = LazyLock::new(|| ["a", "b"]);
static LIMIT: OnceLock<u32> = OnceLock::new();

thread_local! {
    static OWN: Cell<u32> = const { Cell::new(0) };
}

struct Last(Arc<Mutex<Vec<u32>>>, u32);

impl Drop for Last {
    fn drop(&mut self) {
        self.0.lock().unwrap().push(self.1);
    }
}

fn main() {
    let log = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::new(Last(Arc::clone(&log), 7));
    let ready = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
    let barrier = Barrier::new(3);
    let numbers = RwLock::new(vec![1]);
    let (sender, receiver) = mpsc::sync_channel::<Box<u32>>(1);
    thread::scope(|scope| {
        for n in 0..3 {
            let (shared, ready, sender) = (Arc::clone(&shared), Arc::clone(&ready), sender.clone());
            let (barrier, numbers) = (&barrier, &numbers);
            scope.spawn(move || {
                OWN.set(OWN.get() + NAMES.len() as u32);
                numbers.write().unwrap().push(n);
                barrier.wait();
                assert_eq!(numbers.read().unwrap().len(), 4);
                sender
                    .send(Box::new(n + *LIMIT.get_or_init(|| 5)))
                    .unwrap();
                ready.0.lock().unwrap().push(shared.1);
                ready.1.notify_all();
            });
        }
        drop((sender, shared));
        let all = ready
            .1
            .wait_while(ready.0.lock().unwrap(), |all| all.is_empty())
            .unwrap();
        assert!(all.iter().all(|&n| n == 7));
        drop(all);
        assert_eq!(receiver.iter().map(|n| *n).sum::<u32>(), 18);
    });
    assert_eq!(*log.lock().unwrap(), [7]);
    let parked = thread::spawn(|| {
        thread::park();
        vec![1, 2, 3]
    });
    parked.thread().unpark();
    assert_eq!(parked.join().unwrap().len(), 3);
}
