struct P;

fn main() {
    let p = P;
    let _q = p.clone(); //~ ERROR E0599 no method named `clone` found for struct `P` in the current scope
}
