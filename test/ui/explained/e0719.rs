fn sum(numbers: &mut dyn Iterator<Item = u8, Item = u8>) -> u32 { //~ ERROR E0719 the value of the associated type `Item` in trait `Iterator` is already specified
    numbers.map(u32::from).sum()
}

fn main() {
    let _ = sum(&mut [1, 2].into_iter());
}
