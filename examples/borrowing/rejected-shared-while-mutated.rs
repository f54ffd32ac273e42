// Teaches: growing a vector while one of its elements is borrowed is rejected with E0502. Growing may
// move the elements to a larger block, and `first` would point into the freed one.
// Repair: use `first` for the last time before the push, or copy the number out.

fn main() {
    let mut readings = vec![3, 1, 4];

    let first = &readings[0];
    readings.push(1);

    println!("first reading: {first}");
    println!("all: {readings:?}");
}
