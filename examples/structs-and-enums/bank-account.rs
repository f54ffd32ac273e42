// Teaches: a struct with methods: `&self` reads, `&mut self` changes, `self` consumes.
// Failure is a value: withdrawing returns a `Result`.

#[derive(Debug, PartialEq)]
enum Refusal {
    Overdrawn { missing: u64 },
    Frozen,
}

struct Account {
    owner: String,
    cents: u64,
    frozen: bool,
}

impl Account {
    fn open(owner: &str) -> Self {
        Self { owner: owner.to_string(), cents: 0, frozen: false }
    }

    fn balance(&self) -> u64 {
        self.cents
    }

    fn deposit(&mut self, cents: u64) -> &mut Self {
        self.cents += cents;
        self
    }

    fn withdraw(&mut self, cents: u64) -> Result<u64, Refusal> {
        if self.frozen {
            return Err(Refusal::Frozen);
        }
        if cents > self.cents {
            return Err(Refusal::Overdrawn { missing: cents - self.cents });
        }
        self.cents -= cents;
        Ok(self.cents)
    }

    fn close(self) -> (String, u64) {
        (self.owner, self.cents)
    }
}

fn main() {
    let mut account = Account::open("Greta");
    account.deposit(10_00).deposit(2_50);
    println!("{} has {}.{:02}", account.owner, account.balance() / 100, account.balance() % 100);

    println!("{:?}", account.withdraw(3_00));
    println!("{:?}", account.withdraw(20_00));
    account.frozen = true;
    match account.withdraw(1) {
        Ok(left) => println!("left {left}"),
        Err(Refusal::Frozen) => println!("the account is frozen"),
        Err(other) => println!("{other:?}"),
    }

    let (owner, rest) = account.close();
    println!("{owner} gets {rest} cents back");
}
