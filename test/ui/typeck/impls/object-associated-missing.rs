trait Source {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;
}

fn show(_s: &mut dyn Source) {} //~ ERROR E0191 the value of the associated type `Item` in `Source` must be specified

fn main() {}
