//@ fault: M0017
// A method that locks calls another that locks: the guard of the first is still held.
use std::sync::Mutex;

struct Ledger {
    entries: Mutex<Vec<i64>>,
}

impl Ledger {
    fn sum(&self) -> i64 {
        self.entries.lock().unwrap().iter().sum() //~ FAULT
    }

    fn add(&self, amount: i64) -> i64 {
        let mut entries = self.entries.lock().unwrap();
        entries.push(amount);
        self.sum()
    }
}

fn main() {
    let ledger = Ledger { entries: Mutex::new(Vec::new()) };
    println!("{}", ledger.add(5));
}
