// A private field in a literal is told only where nothing else is wrong with the program.

mod bank {
    pub struct Account {
        balance: i64,
        pub id: u32,
    }

    impl Account {
        pub fn balance(&self) -> i64 {
            self.balance
        }
    }
}

fn main() {
    let account = bank::Account { balance: 5, id: 1 };
    let moved = account;
    println!("{} {}", account.id, moved.balance()); //~ ERROR E0382
}
