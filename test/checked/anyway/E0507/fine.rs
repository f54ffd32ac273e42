//@ verdict: fine
struct Token;

struct Purse {
    token: Token,
}

fn take(p: &Purse) -> Token {
    p.token
}

fn main() {
    let p = Purse { token: Token };
    let _t = take(&p);
    println!("taken");
}
