// Teaches: many small objects that die at once. Ownership frees each at the end of its scope and memory stays flat; a
// collector lets garbage pile up and clears it in pauses; a manual heap where nobody frees only ever grows.
// See it: `ferrule compare examples/heap/burst.rs`

fn checksum(round: u32) -> u32 {
    let numbers = Box::new([round; 32]);
    numbers.iter().fold(7, |sum, n| sum * 31 % 65_521 + n)
}

fn main() {
    let mut total = 0;
    for round in 0..150 {
        total += checksum(round);
    }
    println!("{total}");
}
