impl Vec<u8> { //~ ERROR E0116 cannot define inherent `impl` for a type outside of the crate where the type is defined
    fn total(&self) -> u32 {
        0
    }
}

fn main() {}
