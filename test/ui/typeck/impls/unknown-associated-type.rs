trait Source {
    type Item;
}

fn first<S: Source>(_s: S) -> Option<S::Thing> { //~ ERROR E0220 associated type `Thing` not found for `S`
    None
}

fn main() {}
