struct P {
    x: i32,
    y: i32,
}

fn pair() -> (i32, i32) {
    (7, 8)
}

fn main() {
    let (mut a, mut b) = (1, 2);
    (a, b) = (b, a);
    println!("{a} {b}");
    [a, b] = [a + b, a - b];
    println!("{a} {b}");
    (a, _) = pair();
    println!("{a}");
    P { x: a, y: b } = P { x: 10, y: 20 };
    println!("{a} {b}");
    let mut arr = [0; 3];
    (arr[0], arr[2]) = pair();
    println!("{arr:?}");
    let mut p = P { x: 0, y: 0 };
    (p.x, (p.y, ..)) = (1, (2, 3, 4));
    println!("{} {}", p.x, p.y);
    let (x, y): (i32, f64);
    (x, y) = (1, 2.5);
    println!("{x} {y}");
    _ = pair();
    let ((c, d), [e, ..]) = ((1, 'd'), [3, 4, 5]);
    println!("{c} {d} {e}");
}
