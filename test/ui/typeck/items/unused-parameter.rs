struct Wrap<T> { //~ ERROR E0392 type parameter `T` is never used
    n: u32,
}

fn show(w: &Wrap<u8>) {
    println!("{}", w.n);
}

fn main() {}
