struct S;

impl FnOnce<()> for S {
    //~^ ERROR E0658 the precise format of `Fn`-family traits' type parameters is subject to change
    //~| ERROR E0183 manual implementations of `FnOnce` are experimental
    //~| ERROR E0046 not all trait items implemented, missing: `call_once`
    type Output = ();
}

fn main() {}
