// Boxed `dyn FnOnce`: called once, by value; captures are moved in, and dropped once whether it is called or not.
use std::collections::VecDeque;

struct Tells(&'static str);

impl Drop for Tells {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn double(n: i32) -> i32 {
    n * 2
}

fn boxed<R>(f: impl FnOnce() -> R + 'static) -> Box<dyn FnOnce() -> R> {
    Box::new(f)
}

type Step = Box<dyn FnOnce(i32) -> Next + Send>;

enum Next {
    Done(i32),
    More(Step),
}

fn countdown(n: i32) -> Step {
    Box::new(move |total| {
        if n == 0 {
            Next::Done(total)
        } else {
            Next::More(countdown(n - 1))
        }
    })
}

fn main() {
    let text = String::from("moved in");
    let job: Box<dyn FnOnce() -> String> = Box::new(move || text + ", and out");
    println!("{}", job());

    let all: Vec<Box<dyn FnOnce(i32) -> i32>> = vec![
        Box::new(double),
        Box::new(|n| n + 1),
        Box::new(i32::abs as fn(i32) -> i32),
        Box::new(Box::new(|n| n - 1)),
    ];
    let results = all.into_iter().enumerate().map(|(i, f)| f(i as i32 - 2));
    println!("{:?}", results.collect::<Vec<_>>());

    let tells = Tells("called");
    let called = boxed(move || tells.0.len());
    println!("{}", called());
    let tells = Tells("never called");
    drop(boxed(move || tells.0.len()));
    let tells = Tells("while it panics");
    let fails = boxed(move || -> usize {
        if tells.0.is_empty() {
            1
        } else {
            panic!("inside")
        }
    });
    println!(
        "{}",
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(fails)).is_err()
    );

    let mut next = Next::More(countdown(3));
    let mut steps = 0;
    while let Next::More(step) = next {
        steps += 1;
        next = step(steps * 10);
    }
    if let Next::Done(total) = next {
        println!("{steps} {total}");
    }

    let mut log = Vec::new();
    let name = String::from("borrowed");
    let mut queue: VecDeque<Box<dyn FnOnce(&mut Vec<String>) + '_>> = VecDeque::new();
    queue.push_back(Box::new(|log| log.push(name.clone())));
    queue.push_back(Box::new(|log| log.push(format!("{} before", log.len()))));
    while let Some(job) = queue.pop_front() {
        job(&mut log);
    }
    println!("{log:?} {name}");
    let by_ref: &dyn Fn(i32) -> i32 = &double;
    let again: Box<dyn FnOnce(i32) -> i32 + '_> = Box::new(by_ref);
    println!("{}", Some(4).map(again).unwrap());
    let large = [7u64; 32];
    let sum: Box<dyn FnOnce([u64; 4]) -> (u64, Tells)> =
        Box::new(move |more| (large.iter().chain(&more).sum(), Tells("in the result")));
    println!("{}", sum([1, 2, 3, 4]).0);
}
