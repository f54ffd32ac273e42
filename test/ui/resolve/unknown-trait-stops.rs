// An impl of a trait that is not known, for want of a `use`: what its type can do is unknown as well, so nothing is said
// of bodies. Other items are still checked.

struct Money(i64);

impl fmt::Display for Money { //~ ERROR E0433 cannot find module or crate `fmt`
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { //~ ERROR E0433
        //~^ ERROR E0433
        write!(f, "{}", self.0)
    }
}

trait Priced {
    fn price(&self) -> i64;
}

impl Priced for Money {} //~ ERROR E0046 missing: `price`

fn total<T: Summable>(values: &[T]) -> i64 { //~ ERROR E0405 cannot find trait `Summable`
    values.len()
}

fn main() {
    println!("{}", Money(3));
    let text: String = Money(4).to_string().len();
    println!("{text} {}", total(&[1, 2]));
}
