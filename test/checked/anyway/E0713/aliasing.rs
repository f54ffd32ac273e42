//@ verdict: M0014 E0713
struct S<'a> {
    data: &'a mut i32,
}

impl<'a> Drop for S<'a> {
    fn drop(&mut self) {
        *self.data += 1;
    }
}

fn demo<'a>(s: S<'a>) -> &'a mut i32 {
    &mut *s.data
}

fn main() {
    let mut n = 1;
    *demo(S { data: &mut n }) += 1;
    println!("{n}");
}
