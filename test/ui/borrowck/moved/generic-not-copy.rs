fn twice<T>(value: T) -> (T, T) {
    (value, value) //~ ERROR E0382 use of moved value: `value`
}

fn main() {
    let (a, b) = twice(1);
    println!("{a} {b}");
}
