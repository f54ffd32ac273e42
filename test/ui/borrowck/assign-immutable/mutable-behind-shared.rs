struct Holder<'a> {
    n: &'a mut i32,
}

fn bump(h: &Holder) {
    *h.n += 1; //~ ERROR E0594 cannot assign to `*h.n`, which is behind a `&` reference
}

fn main() {
    let mut n = 1;
    bump(&Holder { n: &mut n });
}
