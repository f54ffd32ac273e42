//@ edition: 2021
use std::cell::Cell;

trait Look {
    fn look(&self) -> u32;
}

impl<'a, 'b> Look for &'a Cell<&'b u32> {
    fn look(&self) -> u32 {
        *self.get()
    }
}

fn hide<'a, 'b>(c: &'a Cell<&'b u32>) -> impl Look + 'a
where
    'b: 'a,
{
    c //~ ERROR E0700 hidden type for `impl Look + 'a` captures lifetime that does not appear in bounds
}

fn main() {
    println!("{}", hide(&Cell::new(&1)).look());
}
