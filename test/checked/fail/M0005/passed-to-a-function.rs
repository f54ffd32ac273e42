//@ fault: M0005
struct Token(u32);

fn spend(t: Token) -> u32 {
    t.0
}

fn main() {
    let t = Token(3);
    let p = &raw const t;
    let n = spend(t);
    println!("{} {}", n, unsafe { (*p).0 }); //~ FAULT
}
