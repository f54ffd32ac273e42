trait Foo<T> {
    type A;
    fn get(&self, t: T) -> Self::A;
}

fn foo<I: for<'x> Foo<&'x u32>>(_field: I::A) {} //~ ERROR E0212 cannot use the associated type of a trait with uninferred generic parameters

fn main() {}
