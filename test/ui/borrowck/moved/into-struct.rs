struct Wrapper {
    inner: String,
}

fn main() {
    let s = String::from("inner");
    let w = Wrapper { inner: s };
    println!("{} {}", w.inner, s); //~ ERROR E0382 borrow of moved value: `s`
}
