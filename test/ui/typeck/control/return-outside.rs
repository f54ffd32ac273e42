const N: u32 = return 1; //~ ERROR E0572 return statement outside of function body

fn main() {
    println!("{N}");
}
