// Type and const parameters have to be listed, as yet.
fn one<T: Clone, const N: usize>(list: [T; N]) -> impl Sized + use<> { //~ ERROR must mention all type parameters in scope
    //~^ ERROR must mention all const parameters in scope
    list.len()
}

fn main() {
    let _ = one([1]);
}
