fn main() {
    let mut n = 3;
    let r = &mut n;
    match n { //~ ERROR E0503 cannot use `n` because it was mutably borrowed
        3 => println!("three"),
        _ => println!("other"),
    }
    *r += 1;
}
