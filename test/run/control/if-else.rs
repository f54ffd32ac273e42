fn sign(n: i32) -> &'static str {
    if n < 0 {
        "negative"
    } else if n == 0 {
        "zero"
    } else {
        "positive"
    }
}

fn main() {
    for n in [-3, 0, 8] {
        println!("{n} {}", sign(n));
    }
    let a = if sign(1).len() > 3 { 1 } else { 2 };
    let b = if a == 1 && { println!("evaluated"); true } || { println!("not evaluated"); false } { 'y' } else { 'n' };
    println!("{a} {b}");
    if let Some(n) = Some(3) && n > 2 && let Ok(m) = "5".parse::<i32>() {
        println!("chain {n} {m}");
    }
    let x = if let 1..=5 = a { "in" } else { "out" };
    println!("{x}");
    if false {
        println!("never");
    }
    let unit = if a > 5 {};
    println!("{unit:?}");
    println!("{}", if a == 1 { if b == 'y' { "both" } else { "a" } } else { "none" });
}
