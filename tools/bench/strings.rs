// Building a text from small pieces, and reading it again.

fn build(lines: u32) -> String {
    let mut text = String::new();
    for i in 0..lines {
        text.push_str("line ");
        text.push((b'a' + (i % 26) as u8) as char);
        text.push(' ');
        text.push_str(if i % 3 == 0 { "fizz" } else { "plain" });
        text.push('\n');
    }
    text
}

fn checksum(text: &str) -> u32 {
    let mut sum: u32 = 0;
    for &byte in text.as_bytes() {
        sum = sum.wrapping_mul(31).wrapping_add(byte as u32);
    }
    sum
}

fn main() {
    let text = build(30_000);
    println!("{} {}", text.len(), checksum(&text));
}
