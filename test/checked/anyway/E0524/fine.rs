//@ verdict: fine
fn main() {
    let mut n = 1;
    let r = &mut n;
    let mut up = || *r += 1;
    let mut down = || *r -= 1;
    let chosen: &mut dyn FnMut() = if std::env::args().count() > 0 { &mut up } else { &mut down };
    chosen();
    println!("{n}");
}
