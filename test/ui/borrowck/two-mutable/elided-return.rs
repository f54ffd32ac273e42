fn pick<'a>(a: &'a mut i32, _b: &mut i32) -> &'a mut i32 {
    a
}

fn main() {
    let (mut x, mut y) = (1, 2);
    let r = pick(&mut x, &mut y);
    let s = &mut y;
    *s += 1;
    let t = &mut x; //~ ERROR E0499 cannot borrow `x` as mutable more than once at a time
    *t += 1;
    *r += 1;
}
