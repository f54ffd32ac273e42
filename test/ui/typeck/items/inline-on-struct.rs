#[inline(always)] //~ ERROR `#[inline]` attribute cannot be used on structs
struct P;

fn main() {
    let _p = P;
}
