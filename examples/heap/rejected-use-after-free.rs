// Teaches: a reference that outlives what it points at, E0505. Run anyway, the memory is gone when it is read under
// ownership and under a manual heap; a counting or tracing heap keeps it for as long as the reference is there.
// See it: `ferrule compare examples/heap/rejected-use-after-free.rs`
// Repair: read first, and drop then.

fn main() {
    let boxed = Box::new(42);
    let borrowed = &*boxed;
    drop(boxed);
    println!("{borrowed}");
}
