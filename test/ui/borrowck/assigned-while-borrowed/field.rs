struct P {
    x: i32,
    y: i32,
}

fn main() {
    let mut p = P { x: 1, y: 2 };
    let r = &p.x;
    p.y = 3;
    p.x = 4; //~ ERROR E0506 cannot assign to `p.x` because it is borrowed
    println!("{r} {}", p.y);
}
