fn bump(n: &mut i32) -> bool {
    *n += 1;
    *n > 3
}

fn main() {
    let mut k = 3;
    match k {
        1 => println!("one"),
        _ if bump(&mut k) => println!("big"), //~ ERROR E0510 cannot mutably borrow `k` in match guard
        n => println!("{n}"),
    }
}
