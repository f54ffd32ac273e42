// The sieve of Eratosthenes over a `Vec<bool>`.

fn count_primes(limit: usize) -> usize {
    let mut composite = vec![false; limit + 1];
    let mut count = 0;
    let mut n = 2;
    while n <= limit {
        if !composite[n] {
            count += 1;
            let mut multiple = n * n;
            while multiple <= limit {
                composite[multiple] = true;
                multiple += n;
            }
        }
        n += 1;
    }
    count
}

fn main() {
    println!("{}", count_primes(1_000_000));
}
