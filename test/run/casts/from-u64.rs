// Casts from `u64` to every number type.
fn casts(x: u64) {
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
    println!("  f32 {}", x as f32);
    println!("  f64 {}", x as f64);
}

fn main() {
    for x in [0, 1, 65, 127, u64::MAX, u64::MIN, u64::MAX - 1, u64::MAX / 3] {
        casts(x);
    }
    println!("{} {}", true as u64, 'é' as u64);
}
