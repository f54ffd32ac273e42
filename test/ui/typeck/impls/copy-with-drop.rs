#[derive(Clone, Copy)]
struct P; //~ ERROR E0184 the trait `Copy` cannot be implemented for this type; the type has a destructor

impl Drop for P {
    fn drop(&mut self) {}
}

fn main() {
    let _p = P;
}
