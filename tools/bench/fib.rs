// Recursive Fibonacci numbers: calls and nothing else.

fn fib(n: u32) -> u64 {
    if n < 2 { n as u64 } else { fib(n - 1) + fib(n - 2) }
}

fn main() {
    println!("{}", fib(29));
}
