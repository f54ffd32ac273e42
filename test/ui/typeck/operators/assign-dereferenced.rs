// `+=` to what is no place: if it would do behind the reference, only the operator is told.
use std::collections::HashMap;

fn main() {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    counts.entry("a").or_default() += 1; //~ ERROR E0368
    let mut numbers = vec![1, 2];
    numbers.iter_mut().next().unwrap() += 1; //~ ERROR E0368
    &mut numbers[0] += 1; //~ ERROR E0368
    Box::new(3) += 1; //~ ERROR E0368
    numbers.first().unwrap() += 1; //~ ERROR E0067
    //~^ ERROR E0368
    numbers.len() += 1; //~ ERROR E0067
    numbers.iter_mut().next().unwrap() = 1; //~ ERROR E0070
}
