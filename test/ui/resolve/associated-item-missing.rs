trait Source {
    type Item;
}

fn first<S: Source>(_s: S) -> Option<<S as Source>::Thing> { //~ ERROR E0576 cannot find associated type `Thing` in trait `Source`
    None
}

fn main() {}
