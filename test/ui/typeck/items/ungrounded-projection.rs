// Associated types that are defined by themselves.
trait Pair {
    type First;
    type Second;
}

struct Itself;
impl Pair for Itself {
    type First = <Itself as Pair>::First; //~ ERROR E0275 overflow evaluating the requirement `<Itself as Pair>::First == _`
    type Second = u8;
}

struct Within;
impl Pair for Within {
    type First = Option<<Within as Pair>::First>; //~ ERROR E0275 overflow evaluating the requirement `<Within as Pair>::First == _`
    type Second = u8;
}

struct Fine<T>(T);
impl<T: Pair> Pair for Fine<T> {
    type First = T::First;
    type Second = Vec<Self::First>;
}

fn main() {}
