// Teaches: an `Option` is not its content. Adding the two is a type error, here found as E0308: the function
// must say what happens when there is no number.
// Repair: `match`, `unwrap_or(0)`, or return an `Option` and use `?`.

fn last_digit(text: &str) -> Option<u32> {
    let mut found = None;
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            found = letter.to_digit(10);
        }
    }
    found
}

fn check_digit(text: &str) -> u32 {
    let digit: u32 = last_digit(text);
    (digit * 7) % 10
}

fn main() {
    for text in ["a1b2", "none"] {
        println!("{text}: {}", check_digit(text));
    }
}
