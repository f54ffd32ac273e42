// Teaches: locks in a fixed order. Were each pair locked in the order given, two opposite transfers could wait for each other
// for ever: `ferrule run --schedule all` finds that, if you take out the line that sorts.
use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    owner: &'static str,
    cents: i64,
}

type Bank = Vec<Mutex<Account>>;

#[derive(Debug, PartialEq)]
enum Refused {
    SameAccount,
    TooLittle { owner: &'static str, missing: i64 },
}

fn transfer(bank: &Bank, from: usize, to: usize, cents: i64) -> Result<(), Refused> {
    if from == to {
        // A lock that one holds oneself would never come free.
        return Err(Refused::SameAccount);
    }
    // Everybody locks the account with the smaller number first.
    let (first, second) = (from.min(to), from.max(to));
    let mut first = bank[first].lock().unwrap();
    let mut second = bank[second].lock().unwrap();
    let (payer, payee) = if from < to {
        (&mut *first, &mut *second)
    } else {
        (&mut *second, &mut *first)
    };
    if payer.cents < cents {
        return Err(Refused::TooLittle {
            owner: payer.owner,
            missing: cents - payer.cents,
        });
    }
    payer.cents -= cents;
    payee.cents += cents;
    Ok(())
}

fn main() {
    let accounts =
        ["Ada", "Grace", "Edsger"].map(|owner| Mutex::new(Account { owner, cents: 1000 }));
    let bank: Arc<Bank> = Arc::new(Vec::from(accounts));

    // Two threads that need the same two accounts, in opposite directions.
    let there = Arc::clone(&bank);
    let back = Arc::clone(&bank);
    let threads = [
        thread::spawn(move || {
            (0..5)
                .map(|_| transfer(&there, 0, 1, 10))
                .all(|done| done.is_ok())
        }),
        thread::spawn(move || {
            (0..5)
                .map(|_| transfer(&back, 1, 0, 20))
                .all(|done| done.is_ok())
        }),
    ];
    println!("{:?}", threads.map(|thread| thread.join().unwrap()));

    println!("{:?}", transfer(&bank, 2, 2, 1));
    println!("{:?}", transfer(&bank, 2, 0, 5000));
    let mut total = 0;
    for account in bank.iter() {
        let account = account.lock().unwrap();
        println!("{:>7} {:>5}", account.owner, account.cents);
        total += account.cents;
    }
    println!("{:>7} {total:>5}", "");
}
