// Discriminants given by other enums' and by earlier ones of the same.
enum Other {
    Three = 3,
}

enum Level {
    Low = Other::Three as isize,
    Middle = Level::Low as isize + 1,
    High,
}

fn main() {
    println!("{} {} {}", Level::Low as isize, Level::Middle as isize, Level::High as isize);
}
