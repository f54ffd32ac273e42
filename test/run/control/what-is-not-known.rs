// Arithmetic that fails only on some ways through, or that only looks as if it failed, stops no program.

fn step(count: u8) -> u8 {
    count + 1
}

fn main() {
    let mut divisor = 0;
    if std::env::args().count() > 0 {
        divisor = 5;
    }
    println!("{}", 10 / divisor);

    let mut zero = 0;
    let through = &mut zero;
    *through = 4;
    println!("{}", 8 / zero);

    let mut near = 255u8;
    for _ in 0..3 {
        near -= 1;
    }
    println!("{} {}", near, step(near));

    let letters = ['a', 'b'];
    for index in 0..letters.len() {
        println!("{}", letters[index]);
    }
    const CAREFUL: bool = false;
    if CAREFUL {
        println!("{}", letters[7]);
    }
}
