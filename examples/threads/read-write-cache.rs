// Teaches: many readers or one writer. Readers of an RwLock are in at the same time; who writes is alone.
use std::collections::HashMap;
use std::sync::RwLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

#[derive(Default)]
struct Cache {
    entries: RwLock<HashMap<u64, u64>>,
    computed: AtomicUsize,
}

/// How many steps the Collatz sequence takes from `n`.
fn steps(mut n: u64) -> u64 {
    let mut count = 0;
    while n != 1 {
        n = if n.is_multiple_of(2) {
            n / 2
        } else {
            3 * n + 1
        };
        count += 1;
    }
    count
}

impl Cache {
    fn steps(&self, n: u64) -> u64 {
        if let Some(&known) = self.entries.read().unwrap().get(&n) {
            return known;
        }
        // The reading guard is gone here: to wait for the writing one while holding it would be for ever.
        let mut entries = self.entries.write().unwrap();
        // Between the two, another thread may have been quicker.
        *entries.entry(n).or_insert_with(|| {
            self.computed.fetch_add(1, Ordering::Relaxed);
            steps(n)
        })
    }
}

fn main() {
    let cache = Cache::default();
    let longest: Vec<(u64, u64)> = thread::scope(|scope| {
        let readers: Vec<_> = (0..4)
            .map(|number| {
                let cache = &cache;
                // Overlapping ranges: most numbers are asked for twice or more.
                let range = 1 + number * 10..40 + number * 10;
                scope.spawn(move || range.map(|n| (cache.steps(n), n)).max().unwrap())
            })
            .collect();
        readers
            .into_iter()
            .map(|reader| reader.join().unwrap())
            .collect()
    });

    for (number, (steps, n)) in longest.iter().enumerate() {
        println!("reader {number}: the longest starts at {n} and takes {steps} steps");
    }
    println!("{} numbers known", cache.entries.read().unwrap().len());
    println!(
        "each computed once: {}",
        cache.computed.load(Ordering::Relaxed) == cache.entries.into_inner().unwrap().len()
    );
}
