fn name(n: u8) -> &'static str {
    match n { //~ ERROR E0004 non-exhaustive patterns: `10_u8` not covered
        0 => "zero",
        1..=9 => "digit",
        11..=255 => "more",
    }
}

fn main() {
    println!("{}", name(3));
}
