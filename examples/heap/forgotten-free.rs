// Teaches: safe Rust may leak: `mem::forget` takes the owner away without freeing. Ownership and a manual heap lose the
// block; counting and tracing notice that nobody points at it.
// See it: `ferrule compare examples/heap/forgotten-free.rs`
//@ leaks

fn main() {
    let numbers = vec![1, 2, 3, 4];
    println!("{} numbers, soon forgotten", numbers.len());
    std::mem::forget(numbers);
    let kept = Box::new(5);
    println!("{kept}");
}
