// Teaches: a move inside a loop is a move on every turn. Rejected with E0382: the second turn would
// push a string that the first turn already gave away.
// Repair: `push(tag.clone())`, or make the tag inside the loop.

fn main() {
    let tag = String::from("new");
    let mut tags = Vec::new();

    let mut left = 3;
    while left > 0 {
        tags.push(tag);
        left -= 1;
    }

    for tag in &tags {
        println!("{tag}");
    }
}
