// Parts of the library that stable programs may not name, call or import.
use std::iter::Step; //~ ERROR E0658 use of unstable library feature `step_trait`
use std::str::pattern::Pattern; //~ ERROR E0658 API not fully fleshed out and ready to be stabilized

fn up<T: Step>(x: T) -> T { //~ ERROR E0658 use of unstable library feature `step_trait`
    Step::forward(x, 1) //~ ERROR E0658 use of unstable library feature `step_trait`
}

fn main() {
    println!("{}", up(1));
    let ones = std::num::Wrapping(3u8).count_ones(); //~ ERROR E0658 use of unstable library feature `wrapping_int_impl`
    let second = std::time::Duration::SECOND; //~ ERROR E0658 use of unstable library feature `duration_constants`
    let n = u8::from_ascii(b"12"); //~ ERROR E0658 use of unstable library feature `int_from_ascii`
    assert!("abc".contains('b'));
    println!("{ones} {second:?} {n:?}");
}
