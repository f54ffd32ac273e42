// Sleeping: who sleeps shorter is awake first; clocks agree with what was slept.
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let start = Instant::now();
    thread::sleep(Duration::from_millis(40));
    println!("{}", start.elapsed() >= Duration::from_millis(40));

    let (sender, receiver) = mpsc::channel();
    for n in [9, 1, 5, 3, 7] {
        let sender = sender.clone();
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(n * 40));
            sender.send(n).unwrap();
        });
    }
    drop(sender);
    println!("{:?}", receiver.iter().collect::<Vec<_>>());
    println!("{}", start.elapsed() >= Duration::from_millis(400));

    // A time-out that comes before the message, and one that does not.
    let (sender, receiver) = mpsc::channel();
    let slow = thread::spawn(move || {
        thread::sleep(Duration::from_millis(120));
        sender.send("at last").unwrap();
    });
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(20)));
    println!("{:?}", receiver.recv_timeout(Duration::from_secs(20)));
    slow.join().unwrap();

    let parked = thread::spawn(|| {
        let start = Instant::now();
        thread::park_timeout(Duration::from_millis(30));
        start.elapsed() >= Duration::from_millis(20)
    });
    println!("{}", parked.join().unwrap());
    let parked = thread::spawn(|| {
        thread::park();
        thread::park_timeout(Duration::from_secs(20));
        "parked twice"
    });
    parked.thread().unpark();
    thread::sleep(Duration::from_millis(40));
    parked.thread().unpark();
    println!("{}", parked.join().unwrap());
}
