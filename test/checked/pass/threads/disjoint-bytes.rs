// Neighbours in one word of memory are different places: threads may write them at the same time.
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;

#[derive(Default)]
struct Flags {
    first: bool,
    second: u8,
    third: AtomicU8,
    fourth: u16,
}

fn main() {
    let mut bytes = [0u8; 8];
    thread::scope(|scope| {
        for (i, byte) in bytes.iter_mut().enumerate() {
            scope.spawn(move || *byte = i as u8);
        }
    });
    let mut flags = Flags::default();
    let Flags {
        first,
        second,
        third,
        fourth,
    } = &mut flags;
    thread::scope(|scope| {
        scope.spawn(|| *first = true);
        scope.spawn(|| *second += 2);
        scope.spawn(|| third.fetch_add(3, Ordering::Relaxed));
        scope.spawn(|| *fourth = bytes.iter().map(|&b| b as u16).sum());
    });
    assert!(
        flags.first && flags.second == 2 && flags.third.into_inner() == 3 && flags.fourth == 28
    );
}
