// An inventory: traits with associated types and defaults, generics with bounds, a filter kept as a closure.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Display};
use std::ops::{Add, AddAssign, Mul};

/// An amount in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
struct Money(i64);

impl Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:02}", self.0 / 100, self.0 % 100);
        f.pad(&text)
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}

impl Mul<u32> for Money {
    type Output = Money;
    fn mul(self, count: u32) -> Money {
        Money(self.0 * i64::from(count))
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(iter: I) -> Money {
        iter.fold(Money::default(), Add::add)
    }
}

trait Item {
    type Id: Ord + Clone + Debug;

    const CATEGORY: &'static str;

    fn id(&self) -> Self::Id;
    fn name(&self) -> &str;
    fn price(&self) -> Money;

    fn describe(&self) -> String {
        format!("{} ({})", self.name(), Self::CATEGORY)
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Book {
    isbn: u64,
    title: String,
    price: Money,
}

#[derive(Debug, Clone, PartialEq)]
struct Tool {
    code: String,
    price: Money,
    is_electric: bool,
}

impl Item for Book {
    type Id = u64;
    const CATEGORY: &'static str = "book";

    fn id(&self) -> u64 {
        self.isbn
    }
    fn name(&self) -> &str {
        &self.title
    }
    fn price(&self) -> Money {
        self.price
    }
}

impl Item for Tool {
    type Id = String;
    const CATEGORY: &'static str = "tool";

    fn id(&self) -> Self::Id {
        self.code.clone()
    }
    fn name(&self) -> &str {
        self.code.split('-').next().unwrap_or("tool")
    }
    fn price(&self) -> Money {
        self.price
    }
    fn describe(&self) -> String {
        let kind = if self.is_electric { "electric " } else { "" };
        format!("{} ({kind}{})", self.name(), Self::CATEGORY)
    }
}

#[derive(Debug, PartialEq)]
enum StockError<Id> {
    Unknown(Id),
    Short { id: Id, wanted: u32, have: u32 },
}

impl<Id: Debug> Display for StockError<Id> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(id) => write!(f, "no item {id:?}"),
            Self::Short { id, wanted, have } => write!(f, "item {id:?}: {wanted} wanted, {have} there"),
        }
    }
}

struct Entry<T> {
    item: T,
    count: u32,
}

struct Inventory<T: Item> {
    entries: BTreeMap<T::Id, Entry<T>>,
    log: Vec<String>,
}

impl<T> Inventory<T>
where
    T: Item,
{
    fn new() -> Self {
        Self { entries: BTreeMap::new(), log: Vec::new() }
    }

    fn add(&mut self, item: T, count: u32) -> &mut Self {
        self.log.push(format!("+{count} {}", item.describe()));
        self.entries
            .entry(item.id())
            .and_modify(|entry| entry.count += count)
            .or_insert(Entry { item, count });
        self
    }

    fn remove(&mut self, id: &T::Id, wanted: u32) -> Result<Money, StockError<T::Id>> {
        let entry = self.entries.get_mut(id).ok_or_else(|| StockError::Unknown(id.clone()))?;
        entry.count = entry
            .count
            .checked_sub(wanted)
            .ok_or(StockError::Short { id: id.clone(), wanted, have: entry.count })?;
        let value = entry.item.price() * wanted;
        self.log.push(format!("-{wanted} {}", entry.item.describe()));
        if entry.count == 0 {
            self.entries.remove(id);
        }
        Ok(value)
    }

    fn value(&self) -> Money {
        self.entries.values().map(|e| e.item.price() * e.count).sum()
    }

    fn select<'a, F>(&'a self, wanted: F) -> impl Iterator<Item = (&'a T, u32)> + 'a
    where
        F: Fn(&T) -> bool + 'a,
    {
        self.entries.values().filter(move |e| wanted(&e.item)).map(|e| (&e.item, e.count))
    }
}

/// What can be said of any inventory, whatever is in it.
trait Report {
    fn title(&self) -> String;
    fn lines(&self) -> Vec<String>;
    fn total(&self) -> Money;
}

impl<T: Item> Report for Inventory<T> {
    fn title(&self) -> String {
        format!("{}s", T::CATEGORY.to_uppercase())
    }

    fn lines(&self) -> Vec<String> {
        let mut rows: Vec<_> = self.entries.values().collect();
        rows.sort_by_key(|e| (Reverse(e.item.price() * e.count), e.item.name().to_owned()));
        rows.into_iter()
            .map(|Entry { item, count }| {
                format!("{:<28}{:>4} x {:>8} = {:>9}", item.describe(), count, item.price(), item.price() * *count)
            })
            .collect()
    }

    fn total(&self) -> Money {
        self.value()
    }
}

fn print_all(reports: &[&dyn Report]) {
    let mut sum = Money::default();
    for report in reports {
        println!("{:-^55}", format!(" {} ", report.title()));
        for line in report.lines() {
            println!("{line}");
        }
        sum += report.total();
    }
    println!("{:=>55}", format!(" {sum}"));
}

fn book(isbn: u64, title: &str, cents: i64) -> Book {
    Book { isbn, title: title.to_string(), price: Money(cents) }
}

fn tool(code: &str, cents: i64, is_electric: bool) -> Tool {
    Tool { code: code.into(), price: Money(cents), is_electric }
}

fn main() {
    let mut books = Inventory::new();
    books.add(book(3, "Ownership", 1999), 4).add(book(1, "Borrowing", 2450), 2).add(book(3, "Ownership", 1999), 1);
    let mut tools = Inventory::new();
    tools.add(tool("hammer-20", 1250, false), 10).add(tool("drill-7", 8999, true), 3);
    print_all(&[&books, &tools]);

    println!("sold for {}", books.remove(&3, 2).unwrap());
    for attempt in [books.remove(&9, 1), books.remove(&1, 5), books.remove(&1, 2)] {
        match attempt {
            Ok(money) => println!("sold for {money}"),
            Err(error) => println!("not sold: {error}"),
        }
    }
    let limit = Money(5000);
    let dear: Vec<_> = tools.select(|t| t.price() > limit).map(|(t, n)| format!("{n} {}", t.name())).collect();
    println!("dear: {}", dear.join(", "));
    println!("{:#?}", books.log);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stocked() -> Inventory<Tool> {
        let mut stock = Inventory::new();
        stock.add(tool("saw-1", 700, false), 3);
        stock
    }

    #[test]
    fn money_is_shown_with_cents() {
        assert_eq!(Money(1205).to_string(), "12.05");
        assert_eq!(format!("[{:>8}]", Money(99)), "[    0.99]");
    }

    #[test]
    fn adding_the_same_item_counts_up() {
        let mut stock = stocked();
        stock.add(tool("saw-1", 700, false), 2);
        assert_eq!(stock.entries.len(), 1);
        assert_eq!(stock.value(), Money(3500));
    }

    #[test]
    fn removal() {
        let mut stock = stocked();
        let id = "saw-1".to_string();
        assert_eq!(stock.remove(&id, 1), Ok(Money(700)));
        assert_eq!(stock.remove(&id, 9), Err(StockError::Short { id: id.clone(), wanted: 9, have: 2 }));
        assert_eq!(stock.remove(&id, 2), Ok(Money(1400)));
        assert_eq!(stock.remove(&id, 1), Err(StockError::Unknown(id)));
    }

    #[test]
    fn selection_is_lazy() {
        let stock = stocked();
        let calls = std::cell::Cell::new(0);
        let mut found = stock.select(|_| {
            calls.set(calls.get() + 1);
            true
        });
        assert_eq!(calls.get(), 0);
        assert_eq!(found.next().map(|(t, n)| (t.name(), n)), Some(("saw", 3)));
        assert_eq!(calls.get(), 1);
    }
}
