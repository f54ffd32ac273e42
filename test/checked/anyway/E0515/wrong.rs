//@ verdict: M0004 E0515
fn local() -> &'static i32 {
    let n = std::env::args().count() as i32;
    &n
}

fn main() {
    println!("{}", local());
}
