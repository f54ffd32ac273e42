trait Foo {}
trait Bar: Foo {}

impl Foo for dyn Bar {} //~ ERROR E0371 the object type `(dyn Bar + 'static)` automatically implements the trait `Foo`

fn main() {}
