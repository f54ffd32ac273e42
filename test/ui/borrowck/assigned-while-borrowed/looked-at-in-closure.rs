// An index needs its base for the bounds check, and a condition looks at its value: closures borrow both.
fn main() {
    let mut a = [1, 2];
    let mut b = (1, 2);
    let f = || {
        let _ = a[0];
    };
    let g = || if let (_, _) = b {};
    a[0] = 3; //~ ERROR E0506 cannot assign to `a[_]` because it is borrowed
    b.1 = 3; //~ ERROR E0506 cannot assign to `b.1` because it is borrowed
    f();
    g();
    let mut c = (1, 2);
    let h = || {
        let (_, _) = c;
    };
    c.1 = 3;
    h();
}
