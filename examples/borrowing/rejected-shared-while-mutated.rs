// Teaches: growing a vector while one of its elements is borrowed is rejected with E0502. Growing may
// move the elements to a larger block, and `first` would point into the freed one.
// Repair: use `first` for the last time before the push, or copy the number out.

fn smallest(readings: &[i32]) -> &i32 {
    let mut best = &readings[0];
    for reading in readings {
        if reading < best {
            best = reading;
        }
    }
    best
}

fn main() {
    let mut readings = vec![3, 1, 4];

    let lowest = smallest(&readings);
    readings.push(0);

    println!("lowest reading: {lowest}");
    println!("all: {readings:?}");
}
