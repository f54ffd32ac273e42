// Teaches: matching on a value by name moves what the patterns bind. Rejected with E0382: the `Some(text)`
// arm takes the text out of `note`, and `note` is printed afterwards.
// Repair: `match &note` (or `ref text`), which only borrows.

fn main() {
    let note = Some(String::from("call back"));

    let length = match note {
        Some(text) => text.len(),
        None => 0,
    };
    println!("{length} letters");

    println!("the note was {note:?}");
}
