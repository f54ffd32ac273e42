fn main() {
    for c in ['a', 'Z', '7', ' ', '\n', 'é', 'ß', '中', '🎈', '\u{301}', '\0'] {
        println!("{c:?} {} {}", c as u32, c.len_utf8());
        println!(
            "  {} {} {} {} {} {}",
            c.is_alphabetic(),
            c.is_numeric(),
            c.is_alphanumeric(),
            c.is_whitespace(),
            c.is_uppercase(),
            c.is_lowercase()
        );
        println!("  {} {} {}", c.is_ascii(), c.is_ascii_digit(), c.is_ascii_punctuation());
        println!("  {:?} {:?} {}", c.to_digit(10), c.to_digit(36), c.to_ascii_uppercase());
    }
    println!("{} {}", 'ß'.to_uppercase(), 'É'.to_lowercase());
    println!("{:?} {:?}", char::from_u32(0x41), char::from_u32(0xD800));
    println!("{:?} {:?}", char::from_digit(7, 10), char::from_digit(11, 16));
    println!("{} {}", char::from(65u8), 'a' as u8);
    println!("{} {:?}", 'a' < 'b', 'a'.cmp(&'B'));
    println!("{:?}", ('a'..='e').collect::<Vec<char>>());
    println!("{}", '\x41');
    println!("{}", char::MAX as u32);
}
