// Teaches: an element cannot be moved out of an array by index: E0508. Which element is gone would only be
// known at run time, so nobody could say which ones to free.
// Repair: borrow with `&rooms[at]`, clone, or take the array apart with a pattern.

fn main() {
    let rooms = [String::from("kitchen"), String::from("hall"), String::from("attic")];

    let mut at = 0;
    while rooms[at].len() != 4 {
        at += 1;
    }
    let shortest = rooms[at];

    println!("the shortest name is {shortest}");
}
