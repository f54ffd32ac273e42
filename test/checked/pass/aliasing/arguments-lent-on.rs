// Arguments are lent on, read by turns, and given back: all of it below the reference that came first.
struct Account {
    balance: i64,
    log: Vec<i64>,
}

fn add(account: &mut Account, amount: i64) -> &mut i64 {
    note(&mut account.log, amount);
    account.balance += amount;
    if amount > 10 {
        add(account, 1);
    }
    &mut account.balance
}

fn note(log: &mut Vec<i64>, amount: i64) {
    log.push(amount);
}

fn total(account: &Account, other: &Account) -> i64 {
    account.balance + other.balance + account.log.len() as i64
}

fn main() {
    let mut account = Account { balance: 1, log: Vec::new() };
    *add(&mut account, 20) += 5;
    let p = &raw mut account;
    unsafe { (*p).balance += 1 };
    println!("{} {:?}", total(&account, &account), account.log);
}
