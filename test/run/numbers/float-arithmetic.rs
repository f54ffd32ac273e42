fn main() {
    let (a, b) = (7.5, -2.0);
    println!("{} {} {} {} {}", a + b, a - b, a * b, a / b, a % b);
    println!("{} {} {}", -7.5 % 2.0, 7.5 % -2.0, 5.0f64.rem_euclid(-3.0));
    println!("{} {} {}", 1.0 / 0.0, -1.0 / 0.0, (0.0f64 / 0.0).is_nan());
    for x in [-2.5, -1.5, -0.5, 0.5, 1.4, 1.5, 2.5] {
        let x: f64 = x;
        println!("{x}: {} {} {} {} {} {}", x.floor(), x.ceil(), x.round(), x.trunc(), x.abs(), x.fract());
    }
    println!("{} {} {}", 2.0f64.powi(10), 2.0f64.powf(0.5), 9.0f64.sqrt());
    println!("{} {} {}", (-1.0f64).sqrt().is_nan(), 1.0f64.signum(), (-0.0f64).signum());
    println!("{} {} {}", 1.0f64.min(2.0), f64::NAN.max(1.0), 5.5f64.clamp(1.0, 3.0));
    println!("{:.6} {:.6} {:.6}", 1.0f64.sin(), 1.0f64.cos(), 1.0f64.exp());
    println!("{:.6} {:.6} {:.6}", 10.0f64.ln(), 100.0f64.log10(), 8.0f64.log2());
    println!("{:?} {:?}", 1.0f64.partial_cmp(&2.0), f64::NAN.partial_cmp(&1.0));
    println!("{} {} {}", f64::NAN == f64::NAN, 0.0 == -0.0, f64::NAN < 1.0);
    println!("{:?} {:?} {:?}", "1.5".parse::<f64>(), "-1e3".parse::<f64>(), "x".parse::<f64>().is_err());
    println!("{} {}", 1.0f64.to_bits(), f64::from_bits(4611686018427387904));
    println!("{}", i32::MAX as f32 as i32);
}
