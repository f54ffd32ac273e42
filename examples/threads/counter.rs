// Teaches: shared state between threads. `Arc` shares ownership, `Mutex` lets one thread in at a time.
use std::sync::{Arc, Mutex};
use std::thread;

/// Votes counted so far; whoever has the lock may change them.
#[derive(Default)]
struct Ballot {
    yes: u32,
    no: u32,
}

impl Ballot {
    fn count(&mut self, vote: bool) {
        if vote {
            self.yes += 1;
        } else {
            self.no += 1;
        }
    }
}

/// What polling station `number` is handed in: every third vote is a no.
fn votes(number: u32) -> impl Iterator<Item = bool> {
    (0..20).map(move |n| (n + number) % 3 != 0)
}

fn main() {
    let ballot = Arc::new(Mutex::new(Ballot::default()));

    let stations: Vec<_> = (0..4)
        .map(|number| {
            // Each thread gets a pointer of its own to the same ballot.
            let ballot = Arc::clone(&ballot);
            thread::spawn(move || {
                for vote in votes(number) {
                    // The guard opens the ballot, and its end, at the semicolon, lets the next thread in.
                    ballot.lock().unwrap().count(vote);
                }
            })
        })
        .collect();

    for station in stations {
        station.join().unwrap();
    }

    // The threads have ended, and their pointers with them: this one is the last.
    println!("pointers left: {}", Arc::strong_count(&ballot));
    let ballot = ballot.lock().unwrap();
    println!(
        "yes {}, no {}, together {}",
        ballot.yes,
        ballot.no,
        ballot.yes + ballot.no
    );
}
