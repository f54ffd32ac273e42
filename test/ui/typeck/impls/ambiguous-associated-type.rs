trait Source {
    type Item;
}

fn first() -> Source::Item { //~ ERROR E0223 ambiguous associated type
    panic!()
}

fn main() {}
