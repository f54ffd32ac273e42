// References that come out of the library: to other elements, one after the other, shared many times, from guards.
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

fn second<'a>(rows: &'a mut Vec<Vec<i32>>) -> Option<&'a mut i32> {
    rows.get_mut(1)?.last_mut()
}

fn main() {
    let mut rows = vec![vec![1], vec![2, 3]];
    *second(&mut rows).unwrap() += 10;
    let (left, right) = rows.split_at_mut(1);
    left[0].push(right[0][0]);
    right[0].push(left[0][0]);
    for row in rows.iter_mut() {
        for n in row {
            *n *= 2;
        }
    }
    let firsts: Vec<&i32> = rows.iter().filter_map(|row| row.first()).collect();
    println!("{firsts:?} {rows:?}");

    let mut counts: HashMap<&str, u32> = HashMap::new();
    for word in "a b a c a".split(' ') {
        *counts.entry(word).or_insert(0) += 1;
    }
    let most = counts.values().max();
    println!("{most:?} {:?}", counts.get("a"));

    let mut tree = BTreeMap::from([(1, String::from("x")), (2, String::from("y"))]);
    if let Some(text) = tree.get_mut(&1) {
        text.push('z');
        text.push_str("!");
    }
    println!("{:?} {:?}", tree.first_key_value(), tree.range(..).next_back());

    let shared = Rc::new(RefCell::new(vec![1]));
    {
        let mut one = shared.borrow_mut();
        one.push(2);
        let last = one.last_mut().unwrap();
        *last += 1;
    }
    println!("{:?} {}", shared.borrow().first(), shared.borrow().len());

    let locked = Arc::new(Mutex::new((0, String::new())));
    let mut guard = locked.lock().unwrap();
    guard.0 += 1;
    let (n, text) = &mut *guard;
    text.push_str("locked");
    *n += 1;
    drop(guard);
    println!("{:?}", locked.lock().unwrap());

    let mut boxed: Option<Box<i32>> = Some(Box::new(1));
    if let Some(n) = boxed.as_deref_mut() {
        *n += 1;
    }
    let taken = boxed.as_mut().map(|b| &mut **b);
    println!("{taken:?}");
}
