fn half(n: u8) -> u8 {
    n / 2
}

fn wide(n: i64) -> i64 {
    n << 40
}

fn main() {
    let a = 200;
    println!("{}", half(a));
    let b = 3;
    println!("{}", wide(b));
    let mut v = Vec::new();
    v.push(1);
    v.push(2);
    let sum: u64 = v.iter().sum();
    println!("{sum}");
    let x = 5 as f32 / 2.0;
    println!("{x}");
    let c = 1u8 as char;
    println!("{:?}", c);
    let n = if sum > 2 { 10 } else { 20 };
    let m: u16 = n;
    println!("{m}");
    let arr = [0; 3];
    let idx = 2;
    let z: i32 = arr[idx];
    println!("{z}");
}
