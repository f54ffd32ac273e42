// Casts from `f64` saturate, cut off the fraction, and turn NaN into zero.
fn casts(x: f64) {
    println!("{x}");
    println!("  i8 {}", x as i8);
    println!("  i16 {}", x as i16);
    println!("  i32 {}", x as i32);
    println!("  i64 {}", x as i64);
    println!("  i128 {}", x as i128);
    println!("  isize {}", x as isize);
    println!("  u8 {}", x as u8);
    println!("  u16 {}", x as u16);
    println!("  u32 {}", x as u32);
    println!("  u64 {}", x as u64);
    println!("  u128 {}", x as u128);
    println!("  usize {}", x as usize);
    println!("  {} {}", x as f32, x as f64);
}

fn main() {
    for x in [0.0, -0.0, 0.99, -0.99, 1.5, -1.5, 127.0, 128.0, 255.5, 256.0, -128.9, 3e9, -3e9, 1e20, -1e20, 1e38] {
        casts(x);
    }
    casts(f64::NAN);
    casts(f64::INFINITY);
    casts(f64::NEG_INFINITY);
    casts(f64::MAX);
    casts(f64::MIN_POSITIVE);
    casts(f64::EPSILON);
}
