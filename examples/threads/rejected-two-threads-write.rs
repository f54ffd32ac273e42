// Teaches: one writer at a time, threads included. The two closures would change the same count, so a scope refuses them.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn vowels(text: &str) -> usize {
    let (left, right) = text.split_at(text.len() / 2);
    let mut count = 0;
    thread::scope(|scope| {
        scope.spawn(|| count += left.chars().filter(|&c| is_vowel(c)).count());
        scope.spawn(|| count += right.chars().filter(|&c| is_vowel(c)).count());
    });
    count
}

/// An atomic is changed through a shared reference, and no change is lost.
fn vowels_atomic(text: &str) -> usize {
    let (left, right) = text.split_at(text.len() / 2);
    let count = AtomicUsize::new(0);
    thread::scope(|scope| {
        for part in [left, right] {
            let count = &count;
            scope.spawn(move || {
                count.fetch_add(
                    part.chars().filter(|&c| is_vowel(c)).count(),
                    Ordering::Relaxed,
                )
            });
        }
    });
    count.into_inner()
}

fn main() {
    let text = "the quick brown fox jumps over the lazy dog";
    println!("{} {}", vowels(text), vowels_atomic(text));
}
