// A borrowed argument cannot go to a thread of its own.
use std::thread;

struct Server {
    name: String,
    hits: u32,
}

impl Server {
    fn start(&self) {
        thread::spawn(move || println!("{}", self.name)); //~ ERROR E0521
    }

    fn start_mut(&mut self) {
        let hits = &mut self.hits;
        thread::spawn(move || *hits += 1); //~ ERROR E0521
    }

    fn start_scoped(&mut self) {
        thread::scope(|scope| {
            scope.spawn(|| self.hits += 1);
        });
    }
}

fn text(text: &str) {
    thread::spawn(move || println!("{text}")); //~ ERROR E0521
}

fn named<'a>(text: &'a str, other: &'static str) -> usize {
    let first = thread::spawn(move || other.len());
    let second = thread::spawn(move || text.len()); //~ ERROR E0521
    first.join().unwrap() + second.join().unwrap()
}

fn shared(values: &[i32]) -> i32 {
    let (left, right) = values.split_at(values.len() / 2);
    let handle = thread::spawn(move || left.iter().sum::<i32>()); //~ ERROR E0521
    right.iter().sum::<i32>() + handle.join().unwrap()
}

fn main() {
    text("x");
}
