// More references than are made between two searches for those that nobody holds any more; one is held all the while.
fn main() {
    let mut total = 0u64;
    let mut kept = Box::new(5u64);
    let held = &mut *kept;
    for i in 0..100_000 {
        let part = &mut total;
        *part += i;
    }
    *held += total;
    println!("{kept}");
}
