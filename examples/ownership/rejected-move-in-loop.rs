// Teaches: a move inside a loop is a move on every turn. Rejected with E0382: the second turn would
// push a string that the first turn already gave away.
// Repair: `push(tag.clone())`, or make the tag inside the loop.

fn repeat(tag: String, times: u32) -> Vec<String> {
    let mut tags = Vec::new();
    let mut left = times;
    while left > 0 {
        tags.push(tag);
        left -= 1;
    }
    tags
}

fn main() {
    let tags = repeat(String::from("new"), 3);
    for tag in &tags {
        println!("{tag}");
    }
}
