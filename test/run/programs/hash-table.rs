#[derive(Clone, Debug)]
enum Slot<V> {
    Free,
    Deleted,
    Used(String, V),
}

struct Table<V> {
    slots: Vec<Slot<V>>,
    used: usize,
}

fn hash(key: &str) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325;
    for b in key.bytes() {
        h ^= b as u64;
        h = h.wrapping_mul(0x100_0000_01b3);
    }
    h
}

impl<V: Clone> Table<V> {
    fn new() -> Self {
        Table { slots: vec![Slot::Free; 4], used: 0 }
    }

    fn index(&self, key: &str) -> (usize, bool) {
        let mut at = hash(key) as usize % self.slots.len();
        let mut first_deleted = None;
        loop {
            match &self.slots[at] {
                Slot::Free => return (first_deleted.unwrap_or(at), false),
                Slot::Deleted => {
                    if first_deleted.is_none() {
                        first_deleted = Some(at);
                    }
                }
                Slot::Used(k, _) if k == key => return (at, true),
                Slot::Used(..) => {}
            }
            at = (at + 1) % self.slots.len();
        }
    }

    fn insert(&mut self, key: &str, value: V) -> Option<V> {
        if (self.used + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let (at, found) = self.index(key);
        let old = std::mem::replace(&mut self.slots[at], Slot::Used(key.to_string(), value));
        if !found {
            self.used += 1;
        }
        match old {
            Slot::Used(_, v) => Some(v),
            _ => None,
        }
    }

    fn get(&self, key: &str) -> Option<&V> {
        match &self.slots[self.index(key).0] {
            Slot::Used(k, v) if k == key => Some(v),
            _ => None,
        }
    }

    fn remove(&mut self, key: &str) -> Option<V> {
        let (at, found) = self.index(key);
        if !found {
            return None;
        }
        self.used -= 1;
        match std::mem::replace(&mut self.slots[at], Slot::Deleted) {
            Slot::Used(_, v) => Some(v),
            _ => unreachable!(),
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        let old = std::mem::replace(&mut self.slots, vec![Slot::Free; size]);
        for slot in old {
            if let Slot::Used(k, v) = slot {
                let (at, _) = self.index(&k);
                self.slots[at] = Slot::Used(k, v);
            }
        }
    }
}

fn main() {
    let mut t = Table::new();
    for (i, word) in "the quick brown fox jumps over the lazy dog and the cat".split(' ').enumerate() {
        if let Some(old) = t.insert(word, i) {
            println!("{word} was {old}");
        }
    }
    println!("{} {} {:?} {:?}", t.used, t.slots.len(), t.get("fox"), t.get("cow"));
    println!("{:?} {:?} {:?}", t.remove("fox"), t.remove("fox"), t.get("fox"));
    t.insert("fox", 99);
    println!("{:?} {}", t.get("fox"), t.used);
    println!("{:x}", hash("hello"));
}
