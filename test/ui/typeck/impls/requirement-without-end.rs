trait Show {}

struct Wrap<T>(T);

impl<T> Show for T where Wrap<T>: Show {} //~ ERROR E0275 overflow evaluating the requirement `Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<Wrap<...>>>>>>>: Show`

fn main() {}
