// Literals that are thrown away may have any suffix.
macro_rules! nothing {
    ($($token:tt)*) => {
        stringify!($($token)*)
    };
}

macro_rules! literal {
    ($literal:literal) => {
        0
    };
}

fn main() {
    #[cfg(false)]
    {
        0invalid;
        2.0f80;
        0b11f32;
        'c'u8;
    }
    println!("{} {}", nothing!(1meter "text"suffix 2.5km), literal!(3apples));
}
