// Teaches: a generic struct with trait bounds where they are needed, an associated type, and `Iterator`
// implemented by hand so that `for` works on it.

#[derive(Debug, Clone, Default)]
struct Stack<T> {
    items: Vec<T>,
}

impl<T> Stack<T> {
    fn new() -> Self {
        Stack { items: Vec::new() }
    }

    fn push(&mut self, item: T) {
        self.items.push(item);
    }

    fn pop(&mut self) -> Option<T> {
        self.items.pop()
    }

    fn peek(&self) -> Option<&T> {
        self.items.last()
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T: PartialOrd> Stack<T> {
    fn largest(&self) -> Option<&T> {
        let mut best = self.items.first()?;
        for item in &self.items {
            if item > best {
                best = item;
            }
        }
        Some(best)
    }
}

struct Unstack<T> {
    stack: Stack<T>,
    given: usize,
}

impl<T> Iterator for Unstack<T> {
    type Item = (usize, T);

    fn next(&mut self) -> Option<(usize, T)> {
        let item = self.stack.pop()?;
        self.given += 1;
        Some((self.given, item))
    }
}

impl<T> IntoIterator for Stack<T> {
    type Item = (usize, T);
    type IntoIter = Unstack<T>;

    fn into_iter(self) -> Unstack<T> {
        Unstack { stack: self, given: 0 }
    }
}

fn main() {
    let mut numbers = Stack::new();
    for n in [3, 8, 5] {
        numbers.push(n);
    }
    println!("top {:?}, largest {:?}", numbers.peek(), numbers.largest());

    let mut words: Stack<String> = Stack::default();
    println!("empty: {}, largest {:?}", words.is_empty(), words.largest());
    words.push(String::from("first"));
    words.push(String::from("second"));
    let spare = words.clone();

    for (index, word) in words {
        println!("{index}: {word}");
    }
    println!("spare: {spare:?}");

    let mut rest = numbers.into_iter();
    println!("{:?} {:?} {:?} {:?}", rest.next(), rest.next(), rest.next(), rest.next());
}
