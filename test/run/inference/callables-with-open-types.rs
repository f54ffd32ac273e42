// Generic functions as arguments, whose results are used before their types are known.
use std::collections::{BTreeMap, HashMap};

fn make<T>() -> Vec<T> {
    Vec::new()
}

fn fill<T, F: FnOnce() -> T>(slot: &mut Option<T>, with: F) -> &mut T {
    slot.insert(with())
}

fn main() {
    let mut groups = BTreeMap::new();
    for n in 1..7 {
        groups.entry(n % 3).or_insert_with(Vec::new).push(n * n);
    }
    println!("{groups:?}");

    let mut names = HashMap::new();
    names.entry('a').or_insert_with(make).extend(["ada", "alan"]);
    println!("{}", names[&'a'].len());

    let mut slot = None;
    fill(&mut slot, make).push(5u8);
    slot.get_or_insert_with(Vec::new).push(6);
    println!("{slot:?}");

    let mut lengths = None;
    println!("{}", fill(&mut lengths, Vec::<_>::new).len());
    lengths = Some(vec!['x']);
    println!("{lengths:?}");
}
