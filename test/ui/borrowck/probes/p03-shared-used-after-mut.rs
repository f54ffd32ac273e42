// Probe 3: a shared borrow is used after the mutable one.
fn main() {
    let mut count = 1;
    let seen = &count;
    let change = &mut count; //~ ERROR E0502 cannot borrow `count` as mutable because it is also borrowed as immutable
    *change += 1;
    println!("{seen}");
}
