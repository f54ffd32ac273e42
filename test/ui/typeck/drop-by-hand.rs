struct D;

impl Drop for D {
    fn drop(&mut self) {}
}

fn main() {
    let mut d = D;
    d.drop(); //~ ERROR E0040 explicit use of destructor method
}
