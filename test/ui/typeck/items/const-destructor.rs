struct D;

impl Drop for D {
    fn drop(&mut self) {}
}

struct Holder {
    n: u32,
}

const N: u32 = (D, Holder { n: 1 }).1.n; //~ ERROR E0493 destructor of `(D, Holder)` cannot be evaluated at compile-time

fn main() {
    println!("{N}");
}
