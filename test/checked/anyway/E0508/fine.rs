//@ verdict: fine
struct Token(u8);

fn main() {
    let a = [Token(1), Token(2)];
    let i = std::env::args().count();
    let t = a[i];
    println!("{}", t.0);
}
