struct Point {
    x: String,
    y: Vec<i32>,
}

struct Droppy {
    name: String,
}

impl Drop for Droppy {
    fn drop(&mut self) {}
}

fn call(f: impl FnOnce()) {
    f();
}

fn main() {
    let n = 3;
    let mut total = 0;
    let mut p = Point { x: String::new(), y: vec![] };
    let shared = (String::new(), 5);
    let r = &shared;
    let read = || n + total;
    //         ^^^^^^^^^^^^ captures n by ref, total by ref
    println!("{}", read());
    let mut add = || total += n;
    //            ^^^^^^^^^^^^^ captures total by refMut, n by ref
    add();
    let mut push = || p.y.push(1);
    //             ^^^^^^^^^^^^^^ captures p.1 by refMut
    push();
    let take = || drop(p.x);
    //         ^^^^^^^^^^^^ captures p.0 by move
    call(take);
    let through = || r.0.len();
    //            ^^^^^^^^^^^^ captures *r by ref
    println!("{}", through());
    let moved = move || shared.1;
    //          ^^^^^^^^^^^^^^^^ captures shared.1 by move
    println!("{}", moved());
    let unique = &mut total;
    let mut change = || *unique += 1;
    //               ^^^^^^^^^^^^^^^ captures *unique by refMut
    change();
    let d = Droppy { name: String::new() };
    let whole = move || d.name.len();
    //          ^^^^^^^^^^^^^^^^^^^^ captures d by move
    println!("{}", whole());
    let ignored = String::new();
    let nothing = || { let _ = ignored; 3 };
    //            ^^^^^^^^^^^^^^^^^^^^^^^^^ captures nothing
    println!("{}", nothing());
    let outer = 1;
    let nested = || { let inner = || outer + 1; inner() };
    //           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ captures outer by ref
    println!("{}", nested());
}
