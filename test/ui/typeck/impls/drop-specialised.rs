struct W<T>(T);

impl Drop for W<u32> { //~ ERROR E0366 `Drop` impls cannot be specialized
    fn drop(&mut self) {}
}

fn main() {
    let _w = W(1);
}
