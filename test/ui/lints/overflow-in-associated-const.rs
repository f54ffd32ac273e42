// Arithmetic that is certain to overflow is refused in associated constants too, evaluated or not.
trait Level {
    const DEPTH: u8;
    const DEFAULT: u8 = 3 - 4; //~ ERROR this arithmetic operation will overflow
}

struct Deep;

impl Level for Deep {
    const DEPTH: u8 = 255 + 1; //~ ERROR this arithmetic operation will overflow
}

fn main() {}
