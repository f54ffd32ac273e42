trait A {}
trait B {}

fn show(_s: &(dyn A + B)) {} //~ ERROR E0225 only auto traits can be used as additional traits in a trait object

fn main() {}
