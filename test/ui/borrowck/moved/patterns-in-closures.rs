// What a pattern in a closure looks at is read where the closure is made.
#[derive(Clone)]
struct P { f0: i32, f1: String, f2: String }
fn new() -> P { loop {} }
fn a() {
    let mut whole = new();
    let taken = whole;
    let closure = move |n: i32| { //~ ERROR E0382 use of moved value: `whole`
        whole = new();
        let P { f1: x, f2: y, .. } = whole;
    };
}
fn b() {
    let mut whole = new();
    let taken = whole;
    let closure = move |n: i32| { //~ ERROR E0382 use of moved value: `whole.f2`
        let P { f1: x, f2: y, .. } = whole;
    };
}
fn c() {
    let mut whole = new();
    let taken = whole;
    let closure = |n: i32| { //~ ERROR E0382 use of moved value: `whole.f1`
        let P { f1: x, f0: y, .. } = whole;
    };
}
fn d() {
    let mut whole = new();
    let taken = whole;
    let closure = |n: i32| { //~ ERROR E0382 use of moved value: `whole.f1`
        match whole { P { f1: x, f0: y, .. } => {} }
    };
}
fn e() {
    let mut whole = new();
    let taken = whole;
    let closure = |n: i32| { //~ ERROR E0382 use of moved value: `whole`
        let x = 1;
        match &whole { P { f1: x, f0: y, .. } => {} }
        drop(whole);
    };
}
fn f() {
    let mut whole = new();
    let taken = whole;
    let closure = |n: i32| { //~ ERROR E0382 use of moved value: `whole`
        let x = 1;
        drop(whole);
        match whole { P { f1: x, f0: y, .. } => {} } //~ ERROR E0382 use of moved value: `whole`
    };
}
fn g() {
    let mut whole = new();
    let taken = whole.f1;
    let closure = move |n: i32| { //~ ERROR E0382 use of partially moved value: `whole`
        whole = new();
        let P { f1: x, f2: y, .. } = whole;
    };
}
fn h() {
    let mut whole = new();
    let taken = whole;
    let closure = move |n: i32| { //~ ERROR E0382 use of moved value: `whole.f2`
        println!("{}", whole.f0);
        let P { f1: x, f2: y, .. } = whole;
    };
}
fn i() {
    let mut whole = new();
    let taken = whole;
    let closure = move |n: i32| { //~ ERROR E0382 use of moved value: `whole`
        let P { f0, .. } = whole;
        println!("{}", whole.f0);
    };
}
fn main() {}
