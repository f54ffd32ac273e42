// The variables of an or-pattern are dropped against the order in which its first alternative names them.
struct Noisy(&'static str);
impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

enum Pair {
    Straight(Noisy, Noisy),
    Crossed(Noisy, Noisy),
}

fn matched(pair: Pair) {
    match pair {
        Pair::Straight(x, y) | Pair::Crossed(y, x) if x.0 != "never" => println!("{} {}", x.0, y.0),
        _ => println!("never"),
    }
}

fn bound((Ok([x, y]) | Err([y, x])): Result<[Noisy; 2], [Noisy; 2]>) {
    println!("{} {}", x.0, y.0);
}

fn main() {
    matched(Pair::Straight(Noisy("1"), Noisy("2")));
    matched(Pair::Crossed(Noisy("3"), Noisy("4")));
    bound(Ok([Noisy("5"), Noisy("6")]));
    bound(Err([Noisy("7"), Noisy("8")]));
    for pair in [Pair::Crossed(Noisy("9"), Noisy("10"))] {
        let (Pair::Straight(x, y) | Pair::Crossed(y, x)) = pair;
        println!("{} {}", x.0, y.0);
    }
}
