struct Noisy(i32);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn test(n: i32, why: &str) -> bool {
    println!("test {why} {n}");
    n > 5
}

fn main() {
    for n in [3, 8] {
        match Noisy(n) {
            Noisy(x) if test(x, "first") => println!("big {x}"),
            Noisy(x @ 3) if x == 3 && test(x + 1, "second") => println!("no"),
            Noisy(x) => println!("rest {x}"),
        }
    }
    match (1, 2) {
        (a, _) | (_, a) if a == 2 => println!("either {a}"),
        _ => println!("neither"),
    }
    let v = vec![1, 2, 3];
    match v.len() {
        n if v[0] == n as i32 => println!("odd"),
        n if n > 2 => println!("more {n}"),
        _ => {}
    }
    match Some(Noisy(1)) {
        Some(ref n) if n.0 > 5 => println!("gt"),
        Some(n) => println!("moved {}", n.0),
        None => {}
    }
    println!("end");
}
