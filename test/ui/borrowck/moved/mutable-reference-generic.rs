fn consume<T>(value: T) -> T {
    value
}

fn main() {
    let mut n = 1;
    let r = &mut n;
    let s = consume(r);
    *s += 1;
    *r += 1; //~ ERROR E0382 use of moved value: `r`
}
