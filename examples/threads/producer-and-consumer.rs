// Teaches: threads that share nothing and send messages instead. A sent value has moved: its sender cannot touch it.
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

enum Event {
    Reading { sensor: usize, celsius: i32 },
    Done { sensor: usize },
}

fn sense(sensor: usize, events: Sender<Event>) {
    for hour in 0..6 {
        let celsius = 10 + (hour * 7 + sensor as i32 * 3) % 11;
        // Only fails if the receiver is gone, and then nobody wants to know.
        if events.send(Event::Reading { sensor, celsius }).is_err() {
            return;
        }
    }
    let _ = events.send(Event::Done { sensor });
}

#[derive(Clone, Default)]
struct Summary {
    readings: u32,
    warmest: Option<i32>,
    is_complete: bool,
}

/// Ends when every sender has been dropped.
fn summarise(events: Receiver<Event>, sensors: usize) -> Vec<Summary> {
    let mut summaries = vec![Summary::default(); sensors];
    for event in events {
        match event {
            Event::Reading { sensor, celsius } => {
                let summary = &mut summaries[sensor];
                summary.readings += 1;
                summary.warmest = summary.warmest.max(Some(celsius));
            }
            Event::Done { sensor } => summaries[sensor].is_complete = true,
        }
    }
    summaries
}

fn main() {
    let (sender, receiver) = mpsc::channel();
    let consumer = thread::spawn(move || summarise(receiver, 3));
    for sensor in 0..3 {
        let sender = sender.clone();
        thread::spawn(move || sense(sensor, sender));
    }
    // The clones end with their threads; without this, the consumer would wait for this one for ever.
    drop(sender);

    for (sensor, summary) in consumer.join().unwrap().iter().enumerate() {
        let Summary {
            readings,
            warmest,
            is_complete,
        } = summary;
        println!(
            "sensor {sensor}: {readings} readings, warmest {warmest:?}, complete {is_complete}"
        );
    }
}
