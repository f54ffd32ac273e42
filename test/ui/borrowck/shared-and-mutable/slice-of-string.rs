fn word(s: &str) -> &str {
    &s[..1]
}

fn main() {
    let mut s = String::from("hello");
    let w = word(&s);
    s.clear(); //~ ERROR E0502 cannot borrow `s` as mutable because it is also borrowed as immutable
    println!("{w}");
}
