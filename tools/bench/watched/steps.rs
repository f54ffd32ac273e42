// About ten million source-level steps that write all over a table and now and then take a new block of the heap.

fn main() {
    let mut table = vec![0u64; 4096];
    let mut kept = Box::new(0);
    let mut seed: u64 = 1;
    for i in 0..2_000_000 {
        seed = seed
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        let at = (seed >> 52) as usize;
        table[at] = table[at].wrapping_add(i);
        if i % 64 == 0 {
            kept = Box::new(seed);
        }
    }
    println!("{} {}", table[17], kept);
}
