//@ fault: M0017
// The loop over what is received ends when the last sender is gone; the first one never goes.
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let (sender, receiver) = channel();
    let workers: Vec<_> = (0..2)
        .map(|n| {
            let sender = sender.clone();
            thread::spawn(move || sender.send(n * n).unwrap())
        })
        .collect();
    let mut sum = 0;
    for square in receiver { //~ FAULT
        sum += square;
    }
    for worker in workers {
        worker.join().unwrap();
    }
    drop(sender);
    println!("{sum}");
}
