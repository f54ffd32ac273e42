fn main() {
    let mut n = 1;
    let w = &mut n;
    println!("{n}"); //~ ERROR E0502 cannot borrow `n` as immutable because it is also borrowed as mutable
    *w += 1;
}
