// Teaches: any number of readers or one writer. A borrow lasts until its last use, not until the end of
// the block, so the same variable can be read, then written, then read again.

fn total(scores: &[u32]) -> u32 {
    let mut sum = 0;
    for score in scores {
        sum += score;
    }
    sum
}

fn add_bonus(scores: &mut Vec<u32>, bonus: u32) {
    for score in scores.iter_mut() {
        *score += bonus;
    }
    scores.push(bonus);
}

fn largest(scores: &mut [u32]) -> &mut u32 {
    let mut at = 0;
    for index in 0..scores.len() {
        if scores[index] > scores[at] {
            at = index;
        }
    }
    &mut scores[at]
}

fn main() {
    let mut scores = vec![12, 30, 7];

    let first = &scores[0];
    let all = &scores;
    println!("two readers: {first} of {all:?}");

    add_bonus(&mut scores, 5);
    println!("one writer later: {scores:?}, total {}", total(&scores));

    let top = largest(&mut scores);
    *top = 0;
    println!("the largest was cleared: {scores:?}");

    let writer = &mut scores;
    add_bonus(writer, 1);
    add_bonus(writer, 2);
    writer.push(100);
    println!("reborrowed twice: {scores:?}");

    scores.push(scores.len() as u32);
    println!("two-phase borrow: {scores:?}");
}
