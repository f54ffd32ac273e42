struct Holder<'a> {
    s: &'a str,
}

fn hold<'a, 'b: 'a>(a: &'a str, _b: &'b str) -> Holder<'b> {
    Holder { s: a } //~ ERROR lifetime may not live long enough
}

fn main() {
    println!("{}", hold("a", "b").s);
}
