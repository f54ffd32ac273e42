// A trait object is what its type says: Send has to be written.
use std::fmt::{Debug, Display};
use std::sync::{Arc, Mutex};
use std::thread;

trait Job {
    fn work(&self);
}

trait SafeJob: Send {
    fn work(self: Box<Self>);
}

trait SharedJob: Send + Sync {
    fn look(&self);
}

fn run(job: Box<dyn Job>) {
    thread::spawn(move || job.work()); //~ ERROR E0277
}

fn run_send(job: Box<dyn Job + Send>) {
    thread::spawn(move || job.work());
}

fn run_safe(job: Box<dyn SafeJob>) {
    thread::spawn(move || job.work());
}

fn share(job: Arc<dyn Job + Send>) {
    thread::spawn(move || job.work()); //~ ERROR E0277
}

fn share_both(job: Arc<dyn SharedJob>) {
    thread::spawn(move || job.look());
}

fn collect(jobs: Vec<Box<dyn Fn() -> i32>>) {
    for job in jobs {
        thread::spawn(job); //~ ERROR E0277
    }
}

fn shown(what: Arc<Mutex<dyn Debug>>) {
    thread::spawn(move || println!("{:?}", what.lock())); //~ ERROR E0277
}

fn borrowed(what: &(dyn Display + Send)) {
    thread::scope(|scope| {
        scope.spawn(|| println!("{what}")); //~ ERROR E0277
    });
}

fn borrowed_sync(what: &(dyn Display + Sync)) {
    thread::scope(|scope| {
        scope.spawn(|| println!("{what}"));
    });
}

fn main() {
    let erased: Box<dyn Debug> = Box::new(1);
    thread::spawn(move || println!("{erased:?}")); //~ ERROR E0277
}
