// Teaches: freeing twice, E0382: `drop` takes the box by value, so there is nothing left to drop a second time.
// Run anyway, the second call gets a value that has been moved away, whoever manages the heap.
// See it: `ferrule compare examples/heap/rejected-double-free.rs`
// Repair: drop once, or clone what two owners need.

fn main() {
    let boxed = Box::new(7);
    drop(boxed);
    drop(boxed);
    println!("never reached");
}
