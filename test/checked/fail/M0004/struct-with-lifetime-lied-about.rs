//@ fault: M0004
struct Holder {
    inner: &'static str,
}

fn lie(text: &str) -> Holder {
    Holder { inner: unsafe { std::mem::transmute::<&str, &'static str>(text) } }
}

fn main() {
    let h = {
        let bytes = [104u8, 105];
        lie(std::str::from_utf8(&bytes).unwrap())
    };
    println!("{}", h.inner); //~ FAULT
}
