// Sums over the two halves of a table, each many times: by two threads if there is an argument, else one after the other.

use std::sync::Mutex;
use std::thread;

fn sum(part: &[u64], total: &Mutex<u64>) {
    for _ in 0..40 {
        let mut own = 0;
        for n in part {
            own += n;
        }
        *total.lock().unwrap() += own;
    }
}

fn main() {
    let table: Vec<u64> = (0..2000).collect();
    let (left, right) = table.split_at(1000);
    let total = Mutex::new(0);
    if std::env::args().len() > 1 {
        thread::scope(|scope| {
            scope.spawn(|| sum(left, &total));
            scope.spawn(|| sum(right, &total));
        });
    } else {
        sum(left, &total);
        sum(right, &total);
    }
    println!("{}", total.lock().unwrap());
}
