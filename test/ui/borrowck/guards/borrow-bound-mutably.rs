fn bump(n: &mut i32) -> bool {
    *n += 1;
    true
}

fn main() {
    match Some(1) {
        Some(mut n) if bump(&mut n) => println!("{n}"), //~ ERROR E0596 cannot borrow `n` as mutable, as it is immutable for the pattern guard
        _ => {}
    }
}
