fn main() {
    for x in [0.1f32, 0.3, 1.0 / 3.0, 16777216.0, 16777217.0, 1e10, 3.4e38, 1e-10, 0.1 + 0.2] {
        println!("{x} {x:?} {} {}", x as f64, x * 3.0);
    }
    println!("{} {} {}", f32::MAX, f32::MIN_POSITIVE, f32::EPSILON);
    println!("{} {}", (0.1f32 + 0.2f32) == 0.3f32, (0.1f64 + 0.2f64) == 0.3f64);
    println!("{}", f32::MAX * 2.0);
    println!("{}", 1.0e8f32 + 1.0);
}
