struct P;

fn main() {
    let _q = P + P; //~ ERROR E0369 cannot add `P` to `P`
}
