// Teaches: a function that returns a reference says in its signature what it points into. One input:
// elided. Several inputs: a named lifetime.

fn first_word(text: &str) -> &str {
    for (index, letter) in text.char_indices() {
        if letter == ' ' {
            return &text[..index];
        }
    }
    text
}

fn longer<'a>(left: &'a str, right: &'a str) -> &'a str {
    if right.len() > left.len() { right } else { left }
}

fn longest<'a>(words: &[&'a str]) -> Option<&'a str> {
    let mut best: Option<&'a str> = None;
    for word in words {
        best = match best {
            None => Some(word),
            Some(known) => Some(longer(known, word)),
        };
    }
    best
}

fn pick<'a>(wanted: &'a str, _only_looked_at: &str) -> &'a str {
    wanted
}

fn main() {
    let sentence = String::from("ownership rules memory");
    println!("first: {}", first_word(&sentence));

    let winner;
    {
        let words = [first_word(&sentence), "borrow", "lifetimes"];
        winner = longest(&words);
    }
    println!("longest: {winner:?}");
    println!("of none: {:?}", longest(&[]));

    let kept;
    {
        let short_lived = String::from("gone soon");
        kept = pick(&sentence, &short_lived);
    }
    println!("kept: {kept}");
}
