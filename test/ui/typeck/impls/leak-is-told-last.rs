// That an impl gives away a private type is told only where nothing else is.
pub struct Bag(Vec<u8>);

struct Bytes(std::vec::IntoIter<u8>);

impl Iterator for Bytes {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        self.0.next()
    }
}

impl IntoIterator for Bag {
    type Item = u8;
    type IntoIter = Bytes;

    fn into_iter(self) -> Bytes {
        Bytes(self.0.into_iter())
    }
}

fn main() {
    let bag = Bag(vec![1]);
    for _ in bag {}
    for _ in bag {} //~ ERROR E0382
}
