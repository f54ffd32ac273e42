fn main() {
    println!("{}", 1i32 == 1.0f64 as f32 as i8 as i16); //~ ERROR E0308 mismatched types
}
