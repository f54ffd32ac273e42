fn main() {
    let o = Some(1);
    match o {
        Some(mut n) if {
            n = 3; //~ ERROR E0594 cannot assign to `n`, as it is immutable for the pattern guard
            n > 2
        } => println!("{n}"),
        _ => {}
    }
}
