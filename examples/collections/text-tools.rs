// Teaches: `String` owns UTF-8 bytes, `&str` is a view into them. Length in bytes is not length in letters,
// and slicing counts bytes.

fn reverse(text: &str) -> String {
    let mut reversed = String::new();
    for letter in text.chars() {
        reversed.insert(0, letter);
    }
    reversed
}

fn is_palindrome(text: &str) -> bool {
    let mut letters = Vec::new();
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            letters.push(letter.to_ascii_lowercase());
        }
    }
    let mut front = 0;
    let mut back = letters.len();
    while front < back {
        back -= 1;
        if letters[front] != letters[back] {
            return false;
        }
        front += 1;
    }
    true
}

fn shift(letter: char, by: u8) -> char {
    match letter {
        'a'..='z' => ((letter as u8 - b'a' + by) % 26 + b'a') as char,
        'A'..='Z' => ((letter as u8 - b'A' + by) % 26 + b'A') as char,
        _ => letter,
    }
}

fn caesar(text: &str, by: u8) -> String {
    let mut secret = String::with_capacity(text.len());
    for letter in text.chars() {
        secret.push(shift(letter, by));
    }
    secret
}

fn main() {
    for text in ["Anna", "Straße", "日本語", "A man, a plan, a canal: Panama"] {
        println!("{text}: {} bytes, {} letters", text.len(), text.chars().count());
        println!("  reversed {}, palindrome {}", reverse(text), is_palindrome(text));
    }

    let secret = caesar("Attack at Dawn!", 3);
    println!("{secret} -> {}", caesar(&secret, 23));

    let word = String::from("Grüße");
    println!("first two bytes: {}", &word[..2]);
    println!("is there a boundary at 3: {}", word.is_char_boundary(3));
    println!("bytes: {:?}", word.as_bytes());
}
