//@ verdict: M0014 E0503
fn main() {
    let mut total = 1;
    let writer = &mut total;
    *writer = 2;
    let seen = total;
    *writer = 5;
    println!("{seen} {total}");
}
