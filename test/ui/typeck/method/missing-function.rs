struct P;

fn main() {
    let _p = P::new(); //~ ERROR E0599 no function or associated item named `new` found for struct `P` in the current scope
}
