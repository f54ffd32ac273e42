// Probe 17: a closure that mutates a variable is called after the variable is printed.
fn main() {
    let mut total = 0;
    let mut add = || total += 1;
    println!("{total}"); //~ ERROR E0502 cannot borrow `total` as immutable because it is also borrowed as mutable
    add();
}
