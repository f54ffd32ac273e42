impl Clone for u32 { //~ ERROR E0117 only traits defined in the current crate can be implemented for primitive types
    fn clone(&self) -> u32 {
        1
    }
}

fn main() {}
