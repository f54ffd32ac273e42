fn twice<T: Clone>(value: T) -> (T, T) {
    (value, value.clone()) //~ ERROR E0382 borrow of moved value: `value`
}

fn main() {
    let (a, b) = twice(1);
    println!("{a} {b}");
}
