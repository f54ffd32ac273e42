trait Foo {
    fn foo(&self, _: &impl Iterator);
}

impl Foo for () {
    fn foo<U: Iterator>(&self, _: &U) {} //~ ERROR E0643 method `foo` has incompatible signature for trait
}

fn main() {}
