// Teaches: a `match` must cover every value. Rejected with E0004: a card may also be a joker.
// Repair: an arm for `Card::Joker`, or `_ => …` if all other cards count the same.

enum Card {
    Number(u8),
    Court(char),
    Joker,
}

fn points(card: &Card) -> u32 {
    match card {
        Card::Number(n) => u32::from(*n),
        Card::Court('A') => 11,
        Card::Court(_) => 10,
    }
}

fn main() {
    let hand = [Card::Number(7), Card::Court('A'), Card::Court('Q'), Card::Joker];
    let mut sum = 0;
    for card in &hand {
        sum += points(card);
    }
    println!("{sum} points");
}
