// Teaches: `while`, `loop` with a value, labelled breaks, and that an immutable name can be shadowed.

fn steps(start: u64) -> u32 {
    let mut n = start;
    let mut count = 0;
    while n != 1 {
        n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        count += 1;
    }
    count
}

fn highest(start: u64) -> u64 {
    let mut n = start;
    let mut top = n;
    loop {
        if n > top {
            top = n;
        }
        if n == 1 {
            break top;
        }
        n = match n % 2 {
            0 => n / 2,
            _ => 3 * n + 1,
        };
    }
}

fn main() {
    for start in [1, 6, 7, 27, 97] {
        println!("{start:>3}: {:>3} steps, highest {:>5}", steps(start), highest(start));
    }

    let (mut best, mut best_steps) = (1, 0);
    for start in 1..1000 {
        let count = steps(start);
        if count > best_steps {
            (best, best_steps) = (start, count);
        }
    }
    println!("longest below 1000: {best} with {best_steps} steps");

    let first_big = 'search: {
        for start in 1.. {
            if highest(start) > 10_000 {
                break 'search start;
            }
        }
        0
    };
    let first_big = format!("first start that climbs above 10000: {first_big}");
    println!("{first_big}");
}
