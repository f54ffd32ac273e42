// A pattern in a closure that captures nothing is told where it stands; else the closure is told.
fn mk() -> String { loop {} }
struct P(String, i32);
fn a() {
    let seen = mk();
    drop(seen);
    let _c = || {
        match seen { _ => {} } //~ ERROR E0382 use of moved value: `seen`
    };
}
fn b() {
    let seen = mk();
    drop(seen);
    let _c = || { //~ ERROR E0382 use of moved value: `seen`
        println!("x");
        match seen { _ => {} }
        match seen { _x => {} }
    };
}
fn c() {
    let seen = mk();
    let used = mk();
    drop(seen);
    let _c = || { //~ ERROR E0382 use of moved value: `seen`
        println!("{used}");
        match seen { _ => {} }
    };
}
fn e() {
    let seen = P(mk(), 1);
    drop(seen);
    let _c = || { //~ ERROR E0382 borrow of moved value: `seen`
        match seen { P(_, n) => println!("{n}") }
    };
}
fn f() {
    let seen = (P(mk(), 1), 1);
    drop(seen);
    let _c = || { //~ ERROR E0382 borrow of moved value: `seen`
        println!("{}", seen.1);
        match seen { (P(_, n), _) => println!("{n}") }
    };
}
fn g() {
    let seen = P(mk(), 1);
    drop(seen);
    let _c = || { //~ ERROR E0382 borrow of moved value: `seen`
        match seen { P(_, 2) => println!("{}", seen.0), _ => {} }
    };
}
fn main() {}
