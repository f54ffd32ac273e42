fn lengthen<'a, 'b>(s: &'a str) -> &'b str {
    s //~ ERROR lifetime may not live long enough
}

fn main() {
    println!("{}", lengthen("s"));
}
