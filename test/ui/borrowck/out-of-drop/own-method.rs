struct Buffer {
    bytes: Vec<u8>,
}

impl Buffer {
    fn into_bytes(self) -> Vec<u8> {
        self.bytes //~ ERROR E0509 cannot move out of type `Buffer`, which implements the `Drop` trait
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        println!("freed");
    }
}

fn main() {
    println!("{:?}", Buffer { bytes: vec![1] }.into_bytes());
}
