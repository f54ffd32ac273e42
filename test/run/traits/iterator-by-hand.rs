struct Countdown {
    n: u32,
}

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.n == 0 {
            return None;
        }
        self.n -= 1;
        Some(self.n)
    }
}

struct Fib {
    a: u64,
    b: u64,
}

impl Iterator for Fib {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let now = self.a;
        (self.a, self.b) = (self.b, self.a + self.b);
        Some(now)
    }
}

struct Words<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        if text.is_empty() {
            return None;
        }
        let end = text.find(' ').unwrap_or(text.len());
        self.rest = &text[end..];
        Some(&text[..end])
    }
}

struct Bag {
    items: Vec<String>,
}

impl<'a> IntoIterator for &'a Bag {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl IntoIterator for Bag {
    type Item = String;
    type IntoIter = std::vec::IntoIter<String>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

fn total<I: Iterator<Item = u32>>(it: I) -> u32 {
    let mut sum = 0;
    for x in it {
        sum += x;
    }
    sum
}

fn main() {
    for n in (Countdown { n: 3 }) {
        print!("{n} ");
    }
    println!("{}", total(Countdown { n: 5 }));
    let mut fib = Fib { a: 0, b: 1 };
    for f in &mut fib {
        if f > 50 {
            break;
        }
        print!("{f} ");
    }
    println!("{:?}", fib.next());
    println!("{:?}", Fib { a: 0, b: 1 }.take(5).collect::<Vec<_>>());
    let text = String::from(" one two  three ");
    let mut words = Words { rest: &text };
    println!("{:?} {:?}", words.next(), words.next());
    println!("{}", words.count());
    let bag = Bag { items: vec![String::from("p"), String::from("q")] };
    for s in &bag {
        print!("{s} ");
    }
    for s in bag {
        print!("{} ", s + "!");
    }
    println!();
    println!("{:?} {:?}", Countdown { n: 4 }.last(), Countdown { n: 4 }.nth(1));
    println!("{:?}", Countdown { n: 3 }.zip(Fib { a: 1, b: 1 }).collect::<Vec<_>>());
    println!("{}", Countdown { n: 5 }.sum::<u32>());
}
