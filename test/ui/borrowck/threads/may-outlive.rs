// A closure of a thread may outlive the function: it cannot borrow from it.
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

fn prints() {
    let text = String::from("here");
    thread::spawn(|| println!("{text}")).join().unwrap(); //~ ERROR E0373
}

fn counts() -> JoinHandle<()> {
    let mut count = 0;
    thread::spawn(|| count += 1) //~ ERROR E0373
}

fn locks() {
    let shared = Arc::new(Mutex::new(1));
    let other = Arc::clone(&shared);
    let handle = thread::spawn(|| *other.lock().unwrap() += 1); //~ ERROR E0373
    handle.join().unwrap();
    println!("{shared:?}");
}

fn parameter(values: Vec<i32>) {
    thread::spawn(|| values.iter().sum::<i32>()); //~ ERROR E0373
}

fn loops() {
    for i in 0..3 {
        thread::spawn(|| println!("{i}")); //~ ERROR E0373
    }
}

fn within_scope() {
    thread::scope(|scope| {
        for i in 0..3 {
            scope.spawn(|| println!("{i}")); //~ ERROR E0373
        }
    });
}

fn fine(values: Vec<i32>) {
    thread::spawn(move || values.len());
    thread::spawn(|| println!("nothing borrowed"));
}

fn main() {
    fine(vec![1]);
}
