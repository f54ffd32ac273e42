#[repr(u8)]
enum Level {
    Low = 255,
    High, //~ ERROR E0370 enum discriminant overflowed
}

fn main() {
    println!("{} {}", Level::Low as i32, Level::High as i32);
}
