use std::fmt;

#[derive(Debug, Clone, PartialEq)]
enum Kind {
    Deposit,
    Withdraw,
    Transfer { to: usize },
}

#[derive(Debug, Clone)]
struct Entry {
    kind: Kind,
    cents: i64,
}

#[derive(Debug)]
enum BankError {
    NoAccount(usize),
    Short { need: i64, have: i64 },
    SameAccount,
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoAccount(n) => write!(f, "no account {n}"),
            Self::Short { need, have } => write!(f, "needs {need}, has {have}"),
            Self::SameAccount => f.write_str("same account"),
        }
    }
}

#[derive(Default)]
struct Account {
    cents: i64,
    history: Vec<Entry>,
}

#[derive(Default)]
struct Bank {
    accounts: Vec<Account>,
}

impl Bank {
    fn open(&mut self) -> usize {
        self.accounts.push(Account::default());
        self.accounts.len() - 1
    }

    fn account(&mut self, at: usize) -> Result<&mut Account, BankError> {
        self.accounts.get_mut(at).ok_or(BankError::NoAccount(at))
    }

    fn apply(&mut self, at: usize, kind: Kind, cents: i64) -> Result<i64, BankError> {
        let entry = Entry { kind: kind.clone(), cents };
        let account = self.account(at)?;
        match kind {
            Kind::Deposit => account.cents += cents,
            Kind::Withdraw | Kind::Transfer { .. } if account.cents < cents => {
                return Err(BankError::Short { need: cents, have: account.cents });
            }
            Kind::Withdraw => account.cents -= cents,
            Kind::Transfer { to } if to == at => return Err(BankError::SameAccount),
            Kind::Transfer { to } => {
                self.account(to)?.cents += cents;
                self.account(at)?.cents -= cents;
            }
        }
        let account = self.account(at)?;
        account.history.push(entry);
        Ok(account.cents)
    }
}

fn main() {
    let mut bank = Bank::default();
    let (a, b) = (bank.open(), bank.open());
    let steps = [
        (a, Kind::Deposit, 1000),
        (a, Kind::Withdraw, 300),
        (b, Kind::Withdraw, 1),
        (a, Kind::Transfer { to: b }, 500),
        (a, Kind::Transfer { to: a }, 1),
        (a, Kind::Transfer { to: 9 }, 1),
        (7, Kind::Deposit, 5),
    ];
    for (at, kind, cents) in steps {
        match bank.apply(at, kind, cents) {
            Ok(left) => println!("{at}: {left}"),
            Err(e) => println!("{at}: {e}"),
        }
    }
    for (i, account) in bank.accounts.iter().enumerate() {
        println!("{i} {} {:?}", account.cents, account.history);
    }
}
