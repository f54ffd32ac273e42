static mut COUNT: u32 = 0;

fn main() {
    COUNT += 1; //~ ERROR E0133 use of mutable static is unsafe and requires unsafe function or block
}
