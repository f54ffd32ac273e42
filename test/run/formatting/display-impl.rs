use std::fmt;

struct Money {
    cents: i64,
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.cents < 0 { "-" } else { "" };
        write!(f, "{sign}${}.{:02}", self.cents.abs() / 100, self.cents.abs() % 100)
    }
}

struct List(Vec<i32>);

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "[")?;
        for (i, x) in self.0.iter().enumerate() {
            if i > 0 {
                write!(f, "; ")?;
            }
            write!(f, "{x}")?;
        }
        f.write_str("]")
    }
}

struct Padded(&'static str);

impl fmt::Display for Padded {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(self.0)
    }
}

struct Flags;

impl fmt::Display for Flags {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:?} {:?} {} {}", f.width(), f.precision(), f.alternate(), f.sign_plus())
    }
}

struct Hex(u8);

impl fmt::LowerHex for Hex {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::LowerHex::fmt(&self.0, f)
    }
}

struct Manual;

impl fmt::Debug for Manual {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("Manual").field("x", &1).field("y", &"two").finish()
    }
}

fn main() {
    println!("{} {} {}", Money { cents: 1234 }, Money { cents: -5 }, Money { cents: 0 });
    println!("[{:>8}]", Money { cents: 100 });
    println!("{} {}", List(vec![1, 2, 3]), List(vec![]));
    println!("[{}] [{:6}] [{:>6}] [{:.1}]", Padded("ab"), Padded("ab"), Padded("ab"), Padded("ab"));
    println!("{} {:5} {:.2} {:#} {:+}", Flags, Flags, Flags, Flags, Flags);
    println!("{:x} {:#04x}", Hex(10), Hex(10));
    println!("{Manual:?} {:#?}", Manual);
    println!("{}", Money { cents: 7 }.to_string().len());
}
