use std::collections::{BTreeMap, HashMap, VecDeque};

fn main() {
    let mut map = HashMap::new();
    let mut tree = BTreeMap::new();
    let mut queue = VecDeque::new();
    for i in 0..60u32 {
        map.insert(i, format!("{i}"));
        tree.insert(60 - i, i);
        queue.push_back(i);
        if i % 3 == 0 {
            queue.pop_front();
        }
    }
    map.retain(|k, _| k % 2 == 0);
    assert_eq!(map.len(), 30);
    assert_eq!(tree.first_key_value(), Some((&1, &59)));
    assert_eq!(queue.iter().sum::<u32>(), (20..60).sum());
}
