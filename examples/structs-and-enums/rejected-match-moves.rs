// Teaches: matching on a value by name moves what the patterns bind. Rejected with E0382: the `Some(text)`
// arm takes the text out of `note`, and `note` is printed afterwards.
// Repair: `match &note` (or `ref text`), which only borrows.

fn length(note: &Option<String>) -> usize {
    match note {
        Some(text) => text.len(),
        None => 0,
    }
}

fn main() {
    let note = Some(String::from("call back"));
    println!("{} letters, and the note is still whole", length(&note));

    let longer = match note {
        Some(text) => text + " before noon",
        None => String::from("nothing"),
    };
    println!("{longer}");

    println!("the note was {note:?}");
}
