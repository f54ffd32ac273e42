struct W<T>(T);

impl<T: Clone> Drop for W<T> { //~ ERROR E0367 `Drop` impl requires `T: Clone` but the struct it is implemented for does not
    fn drop(&mut self) {}
}

fn main() {
    let _w = W(1);
}
