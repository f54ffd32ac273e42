// Teaches: `Rc` stays in its thread. Its count is changed without a lock, so two threads could lose a change and free twice.
use std::rc::Rc;
use std::sync::Arc;
use std::thread;

struct Document {
    title: String,
    words: Vec<String>,
}

fn longest(document: &Document) -> usize {
    document
        .words
        .iter()
        .map(|word| word.len())
        .max()
        .unwrap_or(0)
}

fn main() {
    let words = "threads share what can be shared"
        .split(' ')
        .map(String::from)
        .collect();
    let document = Document {
        title: String::from("Sharing"),
        words,
    };

    // With `Arc` in place of `Rc`, whose count is atomic, all of this is accepted.
    let shared = Rc::new(document);
    let other = Rc::clone(&shared);
    let handle = thread::spawn(move || longest(&other));
    println!("{}: {:?}", shared.title, handle.join());

    let counted = Arc::new(shared.words.len());
    let other = Arc::clone(&counted);
    println!("{:?} {counted}", thread::spawn(move || *other + 1).join());
}
