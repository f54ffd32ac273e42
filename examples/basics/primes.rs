// Teaches: arrays and `Vec<bool>` as tables, indexing, nested loops, and a `const` array length.

const LIMIT: usize = 60;

fn sieve() -> [bool; LIMIT] {
    let mut prime = [true; LIMIT];
    prime[0] = false;
    prime[1] = false;
    let mut n = 2;
    while n * n < LIMIT {
        if prime[n] {
            let mut multiple = n * n;
            while multiple < LIMIT {
                prime[multiple] = false;
                multiple += n;
            }
        }
        n += 1;
    }
    prime
}

fn factors(mut n: u32) -> Vec<u32> {
    let mut found = Vec::new();
    let mut candidate = 2;
    while candidate * candidate <= n {
        while n % candidate == 0 {
            found.push(candidate);
            n /= candidate;
        }
        candidate += 1;
    }
    if n > 1 {
        found.push(n);
    }
    found
}

fn main() {
    let table = sieve();
    print!("primes below {LIMIT}:");
    for number in 0..LIMIT {
        if table[number] {
            print!(" {number}");
        }
    }
    println!();

    for n in [12, 97, 360, 1001, 65536] {
        println!("{n} = {:?}", factors(n));
    }
}
