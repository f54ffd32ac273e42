impl i32 { //~ ERROR E0390 cannot define inherent `impl` for primitive types
    fn twice(self) -> i32 {
        self * 2
    }
}

fn main() {}
