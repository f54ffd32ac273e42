fn main() {
    let mut n = 0;
    loop {
        n += 1;
        if n == 2 {
            continue;
        }
        if n > 4 {
            break;
        }
        print!("{n} ");
    }
    println!();
    while n > 0 {
        n -= 2;
        print!("{n} ");
    }
    println!();
    for i in 0..3 {
        print!("{i} ");
    }
    for i in (0..=3).rev() {
        print!("{i} ");
    }
    for i in (0..10).step_by(4) {
        print!("{i} ");
    }
    for _ in 5..2 {
        print!("never");
    }
    println!();
    let found = loop {
        n += 7;
        if n % 5 == 0 {
            break n * 2;
        }
    };
    println!("{found}");
    let mut it = [10, 20].into_iter();
    while let Some(x) = it.next() {
        print!("{x} ");
    }
    println!("{:?}", it.next());
    for (i, c) in "abc".chars().enumerate() {
        print!("{i}{c} ");
    }
    for (a, b) in [1, 2, 3].iter().zip(["x", "y"]) {
        print!("{a}{b} ");
    }
    println!();
    for i in 250u8..=255 {
        print!("{i} ");
    }
    for c in 'x'..='z' {
        print!("{c}");
    }
    println!();
    let mut count = 0;
    for i in 0.. {
        if i * i > 50 {
            break;
        }
        count += i;
    }
    println!("{count}");
}
