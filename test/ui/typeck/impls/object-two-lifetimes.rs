trait A {}

fn show<'a, 'b>(_x: Box<dyn A + 'a + 'b>) {} //~ ERROR E0226 only a single explicit lifetime bound is permitted

fn main() {}
