// The longest Collatz sequence below a limit, in 64-bit arithmetic.

fn steps(start: u64) -> u32 {
    let mut n = start;
    let mut count = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        count += 1;
    }
    count
}

fn main() {
    let mut best = (1, 0);
    for start in 1..60_000 {
        let count = steps(start);
        if count > best.1 {
            best = (start, count);
        }
    }
    println!("{} {}", best.0, best.1);
}
