struct Cursor<'a> {
    rest: &'a mut [u8],
}

impl<'a> Cursor<'a> {
    fn all(&mut self) -> &'a mut [u8] {
        self.rest //~ ERROR lifetime may not live long enough
    }
}

fn main() {
    let mut b = [1, 2];
    println!("{:?}", Cursor { rest: &mut b }.all());
}
