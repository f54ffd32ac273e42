struct Inner {
    text: String,
    n: i32,
}

struct Outer {
    inner: Inner,
}

fn main() {
    let o = Outer { inner: Inner { text: String::from("t"), n: 1 } };
    let text = o.inner.text;
    println!("{text} {}", o.inner.n);
    let inner = o.inner; //~ ERROR E0382 use of partially moved value: `o.inner`
    println!("{}", inner.n);
}
