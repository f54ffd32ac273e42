struct P;

impl From<P> for P { //~ ERROR E0119 conflicting implementations of trait `From<P>` for type `P`
    fn from(_p: P) -> P {
        P
    }
}

fn main() {}
