// A closure borrows what it captures in the order of first use, which in an assignment is that of its left side.
struct Edit<'a> { f0: &'a mut i32, f1: i32 }
fn a() {
    let mut n = 1;
    let e = Edit { f0: &mut n, f1: 2 };
    let mut c = || { n = e.f1; }; //~ ERROR E0499 cannot borrow `n` as mutable more than once at a time
}
fn b() {
    let mut n = 1;
    let e = Edit { f0: &mut n, f1: 2 };
    let mut c = || { n = if true { 15 } else { e.f1 }; }; //~ ERROR E0499 cannot borrow `n` as mutable more than once at a time
}
fn c() {
    let mut n = 1;
    let x = Some(1);
    let e = Edit { f0: &mut n, f1: 2 };
    let mut c = || { n = if x.is_none() { 15 } else { e.f1 }; }; //~ ERROR E0499 cannot borrow `n` as mutable more than once at a time
}
fn d() {
    let mut n = 1;
    let x = Some(1);
    let e = Edit { f0: &mut n, f1: 2 };
    match x {
        Some(_m) => { let mut c = || { n = if x.is_none() { 15 } else { e.f1 }; }; } //~ ERROR E0499 cannot borrow `n` as mutable more than once at a time
        None => {}
    }
}
fn f() {
    let mut n = (1, 2);
    let e = Edit { f0: &mut n.1, f1: 2 };
    let mut c = || { n.1 = e.f1; }; //~ ERROR E0499 cannot borrow `n.1` as mutable more than once at a time
}
fn g() {
    let mut n = (1, 2);
    let e = Edit { f0: &mut n.1, f1: 2 };
    let mut c = || { n.1 = if true { 15 } else { e.f1 }; }; //~ ERROR E0499 cannot borrow `n.1` as mutable more than once at a time
    println!("{}", n.0);
}
fn h() {
    let mut n = (1, 2);
    let e = Edit { f0: &mut n.1, f1: 2 };
    let mut c = || { let k = e.f1; n.1 = k; };
}
fn i() {
    let mut n = (1, 2);
    let e = Edit { f0: &mut n.1, f1: 2 };
    let mut c = || { n.1 = 5; let k = e.f1; }; //~ ERROR E0499 cannot borrow `n.1` as mutable more than once at a time
}
fn j() {
    let mut n = (1, 2);
    let e = Edit { f0: &mut n.1, f1: 2 };
    let mut c = || { n.1 += e.f1; }; //~ ERROR E0499 cannot borrow `n.1` as mutable more than once at a time
}
fn k() {
    let mut n = (1, 2);
    let e = Edit { f0: &mut n.1, f1: 2 };
    let mut c = || { let _ = n.1; let k = e.f1; n.1 = k; };
}
fn main() {}
