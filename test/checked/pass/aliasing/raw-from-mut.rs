// A raw pointer has the rights of the reference it came from, in turn with it.
fn main() {
    let mut n = 1;
    let r = &mut n;
    let p: *mut i32 = r;
    unsafe { *p += 1 };
    *r += 1;
    unsafe { *p += 1 };
    *r += 1;
    println!("{n}");
}
