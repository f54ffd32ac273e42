// Teaches: two mutable references to the same value may not be alive together: E0499.
// Repair: finish with the first before making the second, or ask for both halves with `split_at_mut`.

struct Account {
    owner: String,
    cents: i64,
}

fn transfer(from: &mut Account, to: &mut Account, cents: i64) {
    from.cents -= cents;
    to.cents += cents;
}

fn main() {
    let mut accounts = [
        Account { owner: String::from("Lena"), cents: 5_000 },
        Account { owner: String::from("Omar"), cents: 200 },
    ];

    let lena = &mut accounts[0];
    let omar = &mut accounts[1];
    transfer(lena, omar, 1_500);

    for account in &accounts {
        println!("{}: {}", account.owner, account.cents);
    }
}
