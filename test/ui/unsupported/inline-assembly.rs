fn main() {
    unsafe {
        std::arch::asm!("nop"); //~ ERROR F0001
    }
}
