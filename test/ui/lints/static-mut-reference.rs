static mut COUNT: u32 = 0;

fn main() {
    unsafe {
        let r = &mut COUNT; //~ ERROR creating a mutable reference to mutable static
        *r += 1;
    }
}
