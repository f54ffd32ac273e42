#[derive(Clone)] //~ ERROR E0119 conflicting implementations of trait `Clone` for type `P`
struct P;

impl Clone for P {
    fn clone(&self) -> P {
        P
    }
}

fn main() {
    let _p = P.clone();
}
