// Each use is told of by the moves that reach it: the whole by that of the loop before, the part by both.
struct Pair {
    first: Box<i32>,
    second: String,
}

fn main() {
    let pair = Pair { first: Box::new(1), second: String::new() };
    let Pair { first, .. } = pair;
    for _ in 0..2 {
        let whole = pair; //~ ERROR E0382 use of moved value: `pair`
    }
    println!("{} {}", *first, *pair.first); //~ ERROR E0382 borrow of moved value: `pair.first`
    let t = ((String::new(), String::new(), String::new()), String::new());
    let a = t.1;
    let b = t.0.0;
    let c = t.0.1;
    println!("{}", t.0.1); //~ ERROR E0382 borrow of moved value: `t.0.1`
    let d = t; //~ ERROR E0382 use of partially moved value: `t`
}
