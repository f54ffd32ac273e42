// What a thread has taken is gone here.
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

fn vector() {
    let values = vec![1, 2, 3];
    let handle = thread::spawn(move || values.len());
    println!("{values:?} {:?}", handle.join()); //~ ERROR E0382
}

fn loops() {
    let shared = Arc::new(Mutex::new(0));
    for _ in 0..3 {
        thread::spawn(move || *shared.lock().unwrap() += 1); //~ ERROR E0382
    }
}

fn sender() {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(1).unwrap());
    thread::spawn(move || sender.send(2).unwrap()); //~ ERROR E0382
    println!("{:?}", receiver.recv());
}

fn handle() {
    let handle = thread::spawn(|| 1);
    handle.join().unwrap();
    handle.join().unwrap(); //~ ERROR E0382
}

fn handles() {
    let handles = vec![thread::spawn(|| 1)];
    for handle in &handles {
        handle.join().unwrap(); //~ ERROR E0507
    }
}

fn message() {
    let (sender, receiver) = mpsc::channel();
    let text = String::from("sent");
    sender.send(text).unwrap();
    println!("{text} {:?}", receiver.recv()); //~ ERROR E0382
}

fn fine() {
    let shared = Arc::new(1);
    for _ in 0..3 {
        let shared = Arc::clone(&shared);
        thread::spawn(move || *shared);
    }
    let copied = 5;
    thread::spawn(move || copied);
    println!("{shared} {copied}");
}

fn main() {
    fine();
}
