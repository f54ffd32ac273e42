// A bank: commands read from text, accounts, transfers that happen wholly or not at all, error types and `?`.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

type Cents = u64;

#[derive(Debug, Clone, PartialEq, Eq)]
enum AccountError {
    NoSuchAccount(String),
    AlreadyOpen(String),
    Insufficient { account: String, balance: Cents, needed: Cents },
    Frozen(String),
    Overflow,
}

#[derive(Debug)]
enum CommandError {
    Empty,
    UnknownVerb(String),
    MissingArgument(&'static str),
    BadAmount { text: String, source: ParseIntError },
}

#[derive(Debug)]
enum BankError {
    Command { line: usize, source: CommandError },
    Account(AccountError),
}

impl fmt::Display for AccountError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        use AccountError::*;
        match self {
            NoSuchAccount(name) => write!(f, "there is no account `{name}`"),
            AlreadyOpen(name) => write!(f, "`{name}` has an account already"),
            Insufficient { account, balance, needed } => {
                write!(f, "`{account}` has {} but needs {}", euros(*balance), euros(*needed))
            }
            Frozen(name) => write!(f, "the account of `{name}` is frozen"),
            Overflow => f.write_str("too much money"),
        }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "no command"),
            Self::UnknownVerb(verb) => write!(f, "unknown command `{verb}`"),
            Self::MissingArgument(what) => write!(f, "{what} is missing"),
            Self::BadAmount { text, .. } => write!(f, "`{text}` is no amount"),
        }
    }
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            BankError::Command { line, .. } => write!(f, "line {line} cannot be read"),
            BankError::Account(_) => f.write_str("refused"),
        }
    }
}

impl Error for AccountError {}

impl Error for CommandError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            CommandError::BadAmount { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl Error for BankError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(match self {
            BankError::Command { source, .. } => source,
            BankError::Account(source) => source,
        })
    }
}

impl From<AccountError> for BankError {
    fn from(error: AccountError) -> Self {
        BankError::Account(error)
    }
}

fn euros(cents: Cents) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

#[derive(Debug, PartialEq)]
enum Command {
    Open(String),
    Deposit { to: String, amount: Cents },
    Withdraw { from: String, amount: Cents },
    Transfer { from: String, to: String, amount: Cents },
    Freeze(String),
}

impl FromStr for Command {
    type Err = CommandError;

    fn from_str(line: &str) -> Result<Self, Self::Err> {
        let mut words = line.split_whitespace();
        let verb = words.next().ok_or(CommandError::Empty)?;
        let mut argument =
            |what: &'static str| words.next().map(str::to_string).ok_or(CommandError::MissingArgument(what));
        let command = match verb.to_ascii_lowercase().as_str() {
            "open" => Command::Open(argument("name")?),
            "freeze" => Command::Freeze(argument("name")?),
            "deposit" => Command::Deposit { to: argument("name")?, amount: amount(&argument("amount")?)? },
            "withdraw" => Command::Withdraw { from: argument("name")?, amount: amount(&argument("amount")?)? },
            "transfer" => Command::Transfer {
                from: argument("giver")?,
                to: argument("taker")?,
                amount: amount(&argument("amount")?)?,
            },
            _ => return Err(CommandError::UnknownVerb(verb.to_owned())),
        };
        Ok(command)
    }
}

/// `12` or `12.34`.
fn amount(text: &str) -> Result<Cents, CommandError> {
    let parse = |part: &str| {
        part.parse::<Cents>().map_err(|source| CommandError::BadAmount { text: text.to_string(), source })
    };
    match text.split_once('.') {
        None => Ok(parse(text)? * 100),
        Some((whole, cents)) => Ok(parse(whole)? * 100 + parse(&format!("{cents:0<2.2}"))?),
    }
}

#[derive(Debug, Default, Clone, PartialEq)]
struct Account {
    balance: Cents,
    frozen: bool,
    history: Vec<i64>,
}

#[derive(Debug, Default)]
struct Bank {
    accounts: BTreeMap<String, Account>,
}

impl Bank {
    fn account(&mut self, name: &str) -> Result<&mut Account, AccountError> {
        match self.accounts.get_mut(name) {
            Some(account) if account.frozen => Err(AccountError::Frozen(name.into())),
            Some(account) => Ok(account),
            None => Err(AccountError::NoSuchAccount(name.into())),
        }
    }

    fn deposit(&mut self, to: &str, amount: Cents) -> Result<Cents, AccountError> {
        let account = self.account(to)?;
        account.balance = account.balance.checked_add(amount).ok_or(AccountError::Overflow)?;
        account.history.push(i64::try_from(amount).map_err(|_| AccountError::Overflow)?);
        Ok(account.balance)
    }

    fn withdraw(&mut self, from: &str, amount: Cents) -> Result<Cents, AccountError> {
        let account = self.account(from)?;
        let Some(rest) = account.balance.checked_sub(amount) else {
            return Err(AccountError::Insufficient { account: from.into(), balance: account.balance, needed: amount });
        };
        account.balance = rest;
        account.history.push(-(amount as i64));
        Ok(rest)
    }

    fn execute(&mut self, command: Command) -> Result<String, BankError> {
        let message = match command {
            Command::Open(name) => {
                if self.accounts.contains_key(&name) {
                    return Err(AccountError::AlreadyOpen(name).into());
                }
                let message = format!("welcome, {name}");
                self.accounts.insert(name, Account::default());
                message
            }
            Command::Deposit { to, amount } => format!("{to} has {}", euros(self.deposit(&to, amount)?)),
            Command::Withdraw { from, amount } => format!("{from} has {}", euros(self.withdraw(&from, amount)?)),
            Command::Transfer { from, to, amount } => {
                // Both accounts must be there before money leaves one.
                self.account(&to)?;
                let rest = self.withdraw(&from, amount)?;
                self.deposit(&to, amount)?;
                format!("{from} has {} and {to} has {}", euros(rest), euros(self.accounts[&to].balance))
            }
            Command::Freeze(name) => {
                self.account(&name)?.frozen = true;
                format!("{name} is frozen")
            }
        };
        Ok(message)
    }

    fn run_line(&mut self, number: usize, line: &str) -> Result<String, BankError> {
        let command = line.parse().map_err(|source| BankError::Command { line: number, source })?;
        self.execute(command)
    }
}

/// An error with its causes.
fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text += &inner.to_string();
        cause = inner.source();
    }
    text
}

const SCRIPT: &str = "open ann
open bob
deposit ann 100.5
transfer ann bob 30.25
withdraw bob 31
OPEN ann
transfer ann eve 1

deposit bob ten
deposit bob 1.x
freeze bob
transfer ann bob 1
withdraw
steal ann 100";

fn main() -> Result<(), Box<dyn Error>> {
    let mut bank = Bank::default();
    let mut failures = 0;
    for (line, number) in SCRIPT.lines().zip(1..) {
        match bank.run_line(number, line) {
            Ok(message) => println!("{number:>2} ok  {message}"),
            Err(error) => {
                failures += 1;
                println!("{number:>2} ERR {}", chain(&error));
            }
        }
    }
    println!("{failures} failures");
    for (name, Account { balance, frozen, history }) in &bank.accounts {
        let sum: i64 = history.iter().sum();
        assert_eq!(sum, i64::try_from(*balance)?);
        println!("{name:<5}{:>8} {history:?}{}", euros(*balance), if *frozen { " (frozen)" } else { "" });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bank() -> Bank {
        let mut bank = Bank::default();
        for line in ["open a", "open b", "deposit a 10"] {
            bank.run_line(1, line).unwrap();
        }
        bank
    }

    #[test]
    fn amounts() {
        let cents: Vec<_> = ["1", "1.5", "1.05", "0.999"].iter().map(|t| amount(t).unwrap()).collect();
        assert_eq!(cents, [100, 150, 105, 99]);
        assert!(amount("-1").is_err());
    }

    #[test]
    fn a_transfer() -> Result<(), BankError> {
        let mut bank = bank();
        assert_eq!(bank.run_line(1, "transfer a b 2.50")?, "a has 7.50 and b has 2.50");
        Ok(())
    }

    #[test]
    fn all_or_nothing() {
        let mut bank = bank();
        let before = bank.accounts.clone();
        assert!(bank.run_line(1, "transfer a nobody 1").is_err());
        assert!(bank.run_line(1, "transfer a b 11").is_err());
        assert_eq!(bank.accounts, before);
    }

    #[test]
    fn causes() {
        let error = bank().run_line(7, "deposit a 1x").unwrap_err();
        assert_eq!(chain(&error), "line 7 cannot be read: `1x` is no amount: invalid digit found in string");
        let error: BankError = AccountError::Overflow.into();
        assert_eq!(chain(&error), "refused: too much money");
        assert!(error.source().is_some_and(|e| e.downcast_ref::<AccountError>() == Some(&AccountError::Overflow)));
    }

    #[test]
    #[should_panic(expected = "Insufficient")]
    fn too_little() {
        bank().withdraw("b", 1).unwrap();
    }
}
