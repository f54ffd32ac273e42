// Of several uses of one moved value the last that is visited is told: that of a match as a whole comes after its arms.
struct P1 { f1: Option<String>, f2: Box<String> }
struct P2 { f0: Box<i32>, f1: String, f2: P1 }
fn new() -> P2 { loop {} }
fn eat(_: P2) {}
fn a() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 { //~ ERROR E0382 use of moved value: `whole.f2.f1`
        Some(_) => {}
        None => {}
    }
    let _b = &whole.f0;
}
fn b() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 { //~ ERROR E0382 use of moved value: `whole.f2.f1`
        Some(_x) => {}
        None => {}
    }
    let _b = &whole.f1;
}
fn c() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 {
        Some(_x) => {} //~ ERROR E0382 use of moved value
        None => {}
    }
}
fn d() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 { //~ ERROR E0382 use of moved value: `whole.f2.f1`
        Some(_x) => {
            let _b = &whole.f1;
        }
        None => {}
    }
}
fn e() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 { //~ ERROR E0382 use of moved value: `whole.f2.f1`
        Some(_x) => {
        }
        None => {
            let _b = &whole.f1;
        }
    }
}
fn f() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 { //~ ERROR E0382 use of moved value: `whole.f2.f1`
        Some(_x) => {}
        None => {}
    }
    let _b = whole.f0;
}
fn g() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 { //~ ERROR E0382 use of moved value: `whole.f2.f1`
        Some(ref _x) => {}
        None => {}
    }
    let _b = &whole.f0;
}
fn h() {
    let whole = new();
    eat(whole);
    let _a = whole.f2.f1.unwrap();
    let _b = &whole.f0; //~ ERROR E0382 borrow of moved value: `whole`
}
fn i() {
    let whole = new();
    eat(whole);
    match whole.f2.f1 { //~ ERROR E0382 use of moved value: `whole.f2.f1`
        Some(_x) => {}
        None => {}
    }
    let _b = whole.f1;
    let _c = &whole.f0;
}
fn j() {
    let whole = new();
    eat(whole);
    match whole.f0 {
        _x => {}
    }
    match whole.f2.f1 {
        Some(_x) => {} //~ ERROR E0382 use of moved value
        None => {}
    }
}
fn main() {}
