trait MyTrait {}

impl MyTrait for i32 {}
impl !MyTrait for i32 {} //~ ERROR E0658 negative trait bounds are not fully implemented; use marker types for now
//~| ERROR E0751 found both positive and negative implementation of trait `MyTrait` for type `i32`:

fn main() {}
