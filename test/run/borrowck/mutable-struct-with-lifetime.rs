struct Cursor<'a> {
    rest: &'a mut [u8],
}

impl<'a> Cursor<'a> {
    fn take(&mut self, n: usize) -> &'a mut [u8] {
        let all = std::mem::take(&mut self.rest);
        let (head, tail) = all.split_at_mut(n);
        self.rest = tail;
        head
    }
}

fn main() {
    let mut bytes = [1, 2, 3, 4, 5];
    let mut c = Cursor { rest: &mut bytes };
    let a = c.take(2);
    let b = c.take(1);
    a[0] = b[0];
    b[0] = 99;
    println!("{}", c.rest.len());
    println!("{bytes:?}");
}
