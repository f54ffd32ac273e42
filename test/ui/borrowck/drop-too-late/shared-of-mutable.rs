struct S<'a> {
    n: &'a mut i32,
}

impl<'a> Drop for S<'a> {
    fn drop(&mut self) {
        *self.n += 1;
    }
}

fn peek<'a>(s: S<'a>) -> &'a i32 {
    &*s.n //~ ERROR E0713 borrow may still be in use when destructor runs
}

fn main() {
    let mut n = 1;
    println!("{}", peek(S { n: &mut n }));
}
