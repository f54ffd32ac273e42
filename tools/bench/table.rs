// A hash table with open addressing, written by hand.

struct Table {
    keys: Vec<u64>,
    values: Vec<u64>,
    mask: usize,
    length: usize,
}

impl Table {
    fn new(capacity: usize) -> Table {
        Table { keys: vec![0; capacity], values: vec![0; capacity], mask: capacity - 1, length: 0 }
    }

    fn slot(&self, key: u64) -> usize {
        let mut at = (key.wrapping_mul(0x9e37_79b9) >> 7) as usize & self.mask;
        while self.keys[at] != 0 && self.keys[at] != key {
            at = (at + 1) & self.mask;
        }
        at
    }

    fn add(&mut self, key: u64, amount: u64) {
        let at = self.slot(key);
        if self.keys[at] == 0 {
            self.keys[at] = key;
            self.length += 1;
        }
        self.values[at] += amount;
    }

    fn get(&self, key: u64) -> Option<u64> {
        let at = self.slot(key);
        if self.keys[at] == key { Some(self.values[at]) } else { None }
    }
}

fn main() {
    let mut table = Table::new(1 << 15);
    let mut state: u64 = 12345;
    for _ in 0..150_000 {
        state = (state * 1103515245 + 12345) % 2147483648;
        table.add(state % 20_000 + 1, state % 7);
    }
    let mut total = 0;
    for key in 1..30_000 {
        if let Some(value) = table.get(key) {
            total += value;
        }
    }
    println!("{} {}", table.length, total);
}
