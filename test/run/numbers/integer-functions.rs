fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn power_mod(mut base: u64, mut exp: u64, modulus: u64) -> u64 {
    let mut result = 1;
    base %= modulus;
    while exp > 0 {
        if exp & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exp >>= 1;
    }
    result
}

fn fib(n: u32) -> u128 {
    let (mut a, mut b) = (0u128, 1);
    for _ in 0..n {
        (a, b) = (b, a + b);
    }
    a
}

fn isqrt(n: u32) -> u32 {
    let mut low = 0;
    let mut high = n;
    while low < high {
        let mid = (low + high + 1) / 2;
        if mid <= n / mid { low = mid } else { high = mid - 1 }
    }
    low
}

fn main() {
    println!("{} {}", gcd(48, 36), gcd(17, 5));
    println!("{} {}", power_mod(2, 100, 1_000_007), power_mod(3, 1_000_000, 998_244_353));
    println!("{} {}", fib(100), fib(185));
    println!("{} {} {}", isqrt(99), isqrt(100), isqrt(4_000_000));
    println!("{} {} {} {}", -7 / 2, -7 % 2, (-7i32).div_euclid(2), (-7i32).rem_euclid(2));
    println!("{} {}", 7i32.pow(3), 2u64.pow(40));
    println!("{} {} {}", 5i32.abs(), (-5i32).abs(), (-5i32).signum());
    println!("{} {}", 10u32.is_multiple_of(5), 12i32.clamp(0, 10));
    println!("{} {}", u32::from(7u8), i64::from(-3i32));
    println!("{:?} {:?}", u8::try_from(300i32), i8::try_from(-3i64));
    println!("{} {}", 100u8.leading_zeros(), 12u16.trailing_zeros());
}
