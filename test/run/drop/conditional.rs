struct D(u8);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn maybe(n: u8) {
    println!("maybe {n}");
    let a = D(n);
    let b = D(n + 1);
    if n % 20 == 0 {
        drop(a);
        println!("dropped a");
    } else if n % 30 == 0 {
        let _c = b;
        println!("moved b");
        return;
    }
    println!("end maybe");
}

fn late(n: u8) {
    println!("late {n}");
    let d;
    if n > 5 {
        d = D(n);
        println!("set {}", d.0);
    }
    println!("end late");
}

fn reassign(n: u8) {
    let mut d = D(n);
    for i in 1..3 {
        println!("assign");
        d = D(n + i);
    }
    if n > 100 {
        drop(d);
        d = D(n - 1);
    }
    println!("last {}", d.0);
}

fn pick(flag: bool, a: D, b: D) -> D {
    if flag { a } else { b }
}

fn main() {
    maybe(20);
    maybe(30);
    maybe(40);
    maybe(50);
    late(3);
    late(7);
    reassign(60);
    reassign(160);
    let p = pick(true, D(1), D(2));
    println!("picked {}", p.0);
    let q = pick(false, p, D(3));
    println!("picked {}", q.0);
    let o = Some(q);
    if let Some(D(n)) = &o {
        println!("still {n}");
    }
    match o {
        Some(d) if d.0 > 100 => println!("no"),
        Some(d) => println!("took {}", d.0),
        None => {}
    }
    println!("end");
}
