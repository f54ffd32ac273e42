// Teaches: a value that is borrowed may not be overwritten: E0506. The reference returned by `view` still
// points into the text that the assignment would free.
// Repair: use `seen` before assigning, or assign to a new variable.

fn view(text: &str) -> &str {
    if text.len() > 5 { &text[..5] } else { text }
}

fn main() {
    let mut message = String::from("draft one");
    let seen = view(&message);
    println!("seen: {seen}");

    message = String::from("second draft");
    let seen = view(&message);

    message = String::from("third draft");

    println!("seen: {seen}");
    println!("now: {message}");
}
