// A pattern in a closure looks at a place, even where nothing of it is captured: it must have a value by then.
fn main() {
    let a;
    let f = || {
        let _ = a; //~ ERROR E0381 used binding `a` is possibly-uninitialized
    };
    a = 1;
    f();
    let b: (i32, i32);
    let g = || match b { //~ ERROR E0381 used binding `b` isn't initialized
        (_, _) => {}
    };
    let c: i32;
    let h = || {
        let inner = || {
            let _ = c; //~ ERROR E0381 used binding `c` isn't initialized
        };
        inner();
    };
    let d = String::new();
    drop(d);
    let i = || {
        let _ = d; //~ ERROR E0382 use of moved value: `d`
    };
}
