fn say(n: i32) -> i32 {
    print!("{n} ");
    n
}

struct P {
    a: i32,
    b: i32,
}

fn three(a: i32, b: i32, c: i32) -> i32 {
    a + b + c
}

fn main() {
    println!("{}", say(1) + say(2) * say(3));
    println!("{}", three(say(1), say(2), say(3)));
    let p = P { b: say(1), a: say(2) };
    println!("{} {}", p.a, p.b);
    let t = (say(1), [say(2), say(3)]);
    println!("{t:?}");
    let mut a = [0, 0, 0];
    a[say(1) as usize] = say(2);
    println!("{a:?}");
    a[say(0) as usize] += say(5);
    println!("{a:?}");
    println!("{}", say(1) < say(2) && say(3) > say(4) || say(5) == say(5));
    let mut x = 1;
    x += { x = 10; say(1) };
    println!("{x}");
    let y = { let x = say(3); x * 2 } + x;
    println!("{y}");
    let mut z = 5;
    z = { z += 1; z } + z;
    println!("{z}");
}
