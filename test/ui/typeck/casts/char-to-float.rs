fn main() {
    println!("{}", 'a' as f32); //~ ERROR E0606 casting `char` as `f32` is invalid
}
