// mpsc: order, bounds, the ends of a channel, and what each kind of receiving says.
use std::sync::mpsc::{self, RecvTimeoutError, SendError, TryRecvError, TrySendError};
use std::thread;
use std::time::Duration;

#[derive(Debug)]
struct Message(i32);

impl Drop for Message {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    println!("{:?}", receiver.try_recv());
    println!(
        "{:?}",
        receiver.recv_timeout(Duration::from_millis(1)) == Err(RecvTimeoutError::Timeout)
    );
    let producers: Vec<_> = (0..3)
        .map(|n| {
            let sender = sender.clone();
            thread::spawn(move || (0..4).for_each(|i| sender.send((n, i)).unwrap()))
        })
        .collect();
    drop(sender);
    // Each producer's messages come in its order, whatever order the producers run in.
    let mut next = [0; 3];
    for (n, i) in &receiver {
        assert_eq!(next[n], i);
        next[n] += 1;
    }
    println!(
        "{next:?} {:?}",
        receiver.try_recv() == Err(TryRecvError::Disconnected)
    );
    println!(
        "{:?} {:?}",
        receiver.recv(),
        receiver.recv_timeout(Duration::from_secs(1))
    );
    producers.into_iter().for_each(|p| p.join().unwrap());

    let (sender, receiver) = mpsc::sync_channel(2);
    println!("{:?} {:?}", sender.try_send(1), sender.try_send(2));
    match sender.try_send(3) {
        Err(TrySendError::Full(value)) => println!("full: {value}"),
        other => println!("{other:?}"),
    }
    let consumer = thread::spawn(move || receiver.into_iter().collect::<Vec<i32>>());
    for value in 4..8 {
        sender.send(value).unwrap();
    }
    drop(sender);
    println!("{:?}", consumer.join().unwrap());

    // A rendezvous: send returns when the message has been taken.
    let (sender, receiver) = mpsc::sync_channel(0);
    println!("{:?}", sender.try_send("nobody waits").is_err());
    let taker = thread::spawn(move || {
        thread::sleep(Duration::from_millis(20));
        receiver.recv().unwrap()
    });
    sender.send("in person").unwrap();
    println!("{}", taker.join().unwrap());
    println!("{:?}", sender.try_send("gone"));
    println!("{:?}", sender.send("gone"));

    let (sender, receiver) = mpsc::channel();
    for n in 0..3 {
        sender.send(Message(n)).unwrap();
    }
    println!("{:?}", receiver.try_iter().take(1).collect::<Vec<_>>());
    drop(receiver);
    println!("the receiver is gone");
    let SendError(back) = sender.send(Message(9)).unwrap_err();
    println!("back: {back:?}");

    // A receiver that waits hears that the last sender goes.
    let (sender, receiver) = mpsc::channel::<i32>();
    let waiting = thread::spawn(move || receiver.recv());
    let second = sender.clone();
    drop(sender);
    drop(second);
    println!("{}", waiting.join().unwrap().unwrap_err());

    // Replies by a channel within the message.
    let (ask, questions) = mpsc::channel::<(u32, mpsc::Sender<u32>)>();
    let squarer =
        thread::spawn(move || questions.iter().map(|(n, reply)| reply.send(n * n)).count());
    let answers: Vec<u32> = (1..5)
        .map(|n| {
            let (reply, answer) = mpsc::channel();
            ask.send((n, reply)).unwrap();
            answer.recv().unwrap()
        })
        .collect();
    drop(ask);
    println!("{answers:?} {}", squarer.join().unwrap());
}
