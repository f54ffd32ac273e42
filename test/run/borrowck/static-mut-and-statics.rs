static GREETING: &str = "hello";
static NUMBERS: [i32; 3] = [1, 2, 3];
static mut COUNT: u32 = 0;

fn next() -> u32 {
    unsafe {
        COUNT += 1;
        COUNT
    }
}

fn longest() -> &'static i32 {
    &NUMBERS[2]
}

fn main() {
    let r: &'static str = GREETING;
    println!("{r} {} {} {}", longest(), next(), next());
    let all: &'static [i32; 3] = &NUMBERS;
    println!("{all:?}");
}
