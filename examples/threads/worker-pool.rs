// Teaches: a pool of workers that share one queue of boxed closures; dropping the pool waits for the work to be done.
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

struct Pool {
    workers: Vec<JoinHandle<()>>,
    /// `None` once no more jobs are taken.
    jobs: Option<Sender<Job>>,
}

fn work(queue: &Mutex<Receiver<Job>>) {
    loop {
        // The lock is held while waiting for a job, not while doing it: the guard ends with this statement.
        let job = queue.lock().unwrap().recv();
        match job {
            Ok(job) => job(),
            Err(_) => return,
        }
    }
}

impl Pool {
    fn new(size: usize) -> Pool {
        let (jobs, queue) = mpsc::channel();
        let queue = Arc::new(Mutex::new(queue));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || work(&queue))
        };
        Pool {
            workers: (0..size).map(start).collect(),
            jobs: Some(jobs),
        }
    }

    fn run(&self, job: impl FnOnce() + Send + 'static) {
        if let Some(jobs) = &self.jobs {
            jobs.send(Box::new(job)).expect("the workers wait for jobs");
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        // Without a sender, the workers' `recv` fails once the queue is empty.
        self.jobs = None;
        for worker in self.workers.drain(..) {
            worker.join().unwrap();
        }
    }
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

fn main() {
    let results = Arc::new(Mutex::new(Vec::new()));
    let pool = Pool::new(3);
    for start in (0..100).step_by(20) {
        let results = Arc::clone(&results);
        pool.run(move || {
            let primes = (start..start + 20).filter(|&n| is_prime(n)).count();
            results.lock().unwrap().push((start, primes));
        });
    }
    drop(pool);

    let mut results = Arc::into_inner(results).unwrap().into_inner().unwrap();
    // Whoever was done first came first.
    results.sort();
    for (start, primes) in results {
        println!("{start:>2}..{}: {primes} primes", start + 20);
    }
}
