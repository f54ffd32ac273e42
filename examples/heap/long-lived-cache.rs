// Teaches: what lives long costs a tracing collector again and again, since each collection walks all of it. Ownership
// and counting never look at it until it dies.
// See it: `ferrule compare examples/heap/long-lived-cache.rs`

fn main() {
    let mut cache: Vec<Box<[u64; 8]>> = Vec::new();
    for key in 0..60 {
        cache.push(Box::new([key; 8]));
    }
    let mut sum = 0;
    for round in 0..120 {
        let scratch = Box::new([round; 16]);
        let entry = &cache[(round % 60) as usize];
        sum += scratch[3] + entry[5];
    }
    println!("{} entries, sum {sum}", cache.len());
}
