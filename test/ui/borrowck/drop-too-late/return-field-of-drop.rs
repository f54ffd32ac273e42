struct Buffer<'a> {
    data: &'a mut [u8],
}

impl<'a> Drop for Buffer<'a> {
    fn drop(&mut self) {
        self.data[0] = 0;
    }
}

fn into_data<'a>(b: Buffer<'a>) -> &'a mut [u8] {
    &mut *b.data //~ ERROR E0713 borrow may still be in use when destructor runs
}

fn main() {
    let mut d = [1, 2];
    println!("{:?}", into_data(Buffer { data: &mut d }));
}
