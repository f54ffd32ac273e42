enum Suit {
    Clubs,
    Diamonds,
    Hearts,
    Spades,
}

fn main() {
    let s = [Suit::Clubs, Suit::Diamonds, Suit::Hearts, Suit::Spades];
    match s[0] { //~ ERROR E0004 non-exhaustive patterns: `Suit::Diamonds` not covered
        Suit::Clubs | Suit::Spades => println!("black"),
        Suit::Hearts => println!("red"),
    }
}
