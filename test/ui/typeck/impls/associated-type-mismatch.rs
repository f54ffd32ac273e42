trait Source {
    type Item;
}

struct Numbers;

impl Source for Numbers {
    type Item = u32;
}

fn text<S: Source<Item = String>>(_s: S) {}

fn main() {
    text(Numbers); //~ ERROR E0271 type mismatch resolving `<Numbers as Source>::Item == String`
}
