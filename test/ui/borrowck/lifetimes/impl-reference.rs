struct Holder<T>(T);

trait Lend<'a> {
    type Out;
}

impl<'a, 'b> Lend<'a> for Holder<&'b u8> {
    type Out = &'a &'b u8; //~ ERROR E0491 in type `&'a &'b u8`, reference has a longer lifetime than the data it references
}

fn main() {}
