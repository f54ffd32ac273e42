struct Holder<'a> {
    r: &'a mut i32,
}

fn get<'a>(h: &'a Holder<'a>) -> &'a mut i32 {
    let r = h.r; //~ ERROR E0507 cannot move out of `h.r` which is behind a shared reference
    r
}

fn main() {
    let mut n = 1;
    let h = Holder { r: &mut n };
    *get(&h) += 1;
}
