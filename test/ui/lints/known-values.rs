// What is known of values when arithmetic is certain to fail: named constants, parts of aggregates, variables that are
// assigned more than once within a straight piece of code.

const LIMIT: i32 = i32::MAX;
const SIZE: usize = 2;

struct Pixel {
    red: u8,
    row: [u8; 3],
}

fn main() {
    println!("{}", LIMIT + 1); //~ ERROR this arithmetic operation will overflow
    println!("{}", [1, u8::MAX + 1][0]); //~ ERROR this arithmetic operation will overflow
    println!("{}", i64::MIN / -1); //~ ERROR this operation will panic at runtime

    let pixel = Pixel { red: 250, row: [1, 2, 3] };
    println!("{}", pixel.red + 6); //~ ERROR this arithmetic operation will overflow
    println!("{}", pixel.row[0] / 2);

    let mut lives = 2u32;
    lives -= 2;
    lives -= 1; //~ ERROR this arithmetic operation will overflow
    println!("{}", 10 / (lives - lives));

    let level = 3u8;
    let bonus = match level {
        0 => level - 1,
        3 => level - 4, //~ ERROR this arithmetic operation will overflow
        _ => 0,
    };
    if SIZE > 2 {
        println!("{}", [1, 2][SIZE]);
    }
    println!("{} {bonus}", [1, 2][SIZE]); //~ ERROR this operation will panic at runtime
}
