//@ verdict: M0004 E0373
fn counter() -> Box<dyn Fn() -> i32> {
    let n = std::env::args().count() as i32;
    Box::new(|| n + 1)
}

fn main() {
    println!("{}", counter()());
}
