// Not a number as a constant: quiet, positive, and at the end of the total order; its sign may be turned.
const MINUS: f64 = -f64::NAN;
const BACK: f32 = (-f32::NAN).abs();
const SIGNED: f64 = f64::NAN.copysign(-1.0);

fn main() {
    println!("{:x} {:x} {:x}", f64::NAN.to_bits(), f32::NAN.to_bits(), "nan".parse::<f64>().unwrap().to_bits());
    println!("{:x} {:x} {:x}", MINUS.to_bits(), BACK.to_bits(), SIGNED.to_bits());
    println!("{:?} {:?}", f64::NAN.total_cmp(&f64::INFINITY), MINUS.total_cmp(&f64::NEG_INFINITY));
    let largest = [2.0, -1.0, f64::NAN, 0.5].into_iter().max_by(|a, b| a.total_cmp(b));
    println!("{largest:?}");
}
