type Anything = dyn 'static +; //~ ERROR E0224 at least one trait is required for an object type

fn main() {}
