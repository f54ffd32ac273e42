// Threads of a scope borrow until the scope ends: one that changes excludes all others.
use std::thread;

fn two_writers() {
    let mut count = 0;
    thread::scope(|scope| {
        scope.spawn(|| count += 1);
        scope.spawn(|| count += 1); //~ ERROR E0499
    });
}

fn loop_writers() {
    let mut total = 0;
    thread::scope(|scope| {
        for n in 0..3 {
            scope.spawn(move || n);
            scope.spawn(|| total += 1); //~ ERROR E0499
        }
    });
}

fn writer_and_reader() {
    let mut values = vec![1];
    thread::scope(|scope| {
        scope.spawn(|| values.push(2));
        scope.spawn(|| println!("{values:?}")); //~ ERROR E0502
    });
}

fn used_inside() {
    let mut values = vec![1];
    thread::scope(|scope| {
        scope.spawn(|| values.push(2));
        println!("{}", values.len()); //~ ERROR E0502
    });
}

fn assigned_inside() {
    let mut count = 1;
    thread::scope(|scope| {
        scope.spawn(|| println!("{count}"));
        count = 2; //~ ERROR E0506
    });
    println!("{count}");
}

fn moved_inside() {
    let text = String::from("x");
    thread::scope(|scope| {
        scope.spawn(|| println!("{text}")); //~ ERROR E0373
        drop(text); //~ ERROR E0505
    });
}

fn joined_is_not_enough() {
    let mut values = vec![1];
    thread::scope(|scope| {
        let handle = scope.spawn(|| values.push(2));
        handle.join().unwrap();
        values.push(3); //~ ERROR E0499
    });
}

fn same_half_twice() {
    let mut values = [1, 2, 3, 4];
    thread::scope(|scope| {
        let (left, _) = values.split_at_mut(2);
        scope.spawn(|| left[0] = 1);
        scope.spawn(|| left[1] = 1); //~ ERROR E0524
    });
}

fn fine() {
    let mut values = vec![1, 2, 3, 4];
    let limit = 3;
    let mut count = 0;
    thread::scope(|scope| {
        let (left, right) = values.split_at_mut(2);
        scope.spawn(|| left.iter_mut().for_each(|v| *v = limit));
        scope.spawn(|| right.iter_mut().for_each(|v| *v += limit));
        scope.spawn(|| count += limit);
    });
    values.push(count);
}

fn main() {
    fine();
}
