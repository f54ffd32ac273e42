// Teaches: an element cannot be moved out of an array by index: E0508. Which element is gone would only be
// known at run time, so nobody could say which ones to free.
// Repair: borrow with `&rooms[at]`, clone, or take the array apart with a pattern.

fn position_of_shortest(rooms: &[String]) -> usize {
    let mut best = 0;
    for at in 0..rooms.len() {
        if rooms[at].len() < rooms[best].len() {
            best = at;
        }
    }
    best
}

fn main() {
    let rooms = [String::from("kitchen"), String::from("hall"), String::from("attic")];

    let at = position_of_shortest(&rooms);
    let shortest = rooms[at];

    println!("the shortest name is {shortest}");
}
