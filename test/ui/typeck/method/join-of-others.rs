// What a method gives must exist: `join` and `concat` are for strings and for slices.
struct Pair(u8);

impl Pair {
    const LOW: u8 = 1;
    const LOW: u8 = 2; //~ ERROR E0592 duplicate definitions with name `LOW`
    fn get(&self) -> u8 {
        self.0
    }
    fn get(&self) -> u8 { //~ ERROR E0592 duplicate definitions with name `get`
        Self::LOW
    }
}

trait Shown {
    fn by_value(mut self); //~ ERROR patterns aren't allowed in functions without bodies
    fn boxed(mut self: Box<Self>); //~ ERROR patterns aren't allowed in functions without bodies
    fn provided(mut self)
    where
        Self: Sized,
    {
        self.change();
    }
    fn change(&mut self);
}

// A name that one impl defines twice is not ambiguous.
fn sum(p: &Pair) -> u8 {
    p.get() + Pair::LOW
}

fn main() {
    vec![1, 2].join(","); //~ ERROR E0599 the method `join` exists for struct `Vec<{integer}>`
    [1.5].concat(); //~ ERROR E0599 the method `concat` exists for array `[{float}; 1]`
    vec!['a'].join("-"); //~ ERROR E0599 the method `join` exists for struct `Vec<char>`
    let line: String = vec!["a", "b"].join(" ");
    let flat: Vec<u8> = [vec![1], vec![2]].concat();
    let at = line.len().fund("x").unwrap(); //~ ERROR E0599 no method named `fund`
    let part = flat.len()[..at];
    println!("{part:?}");
}
