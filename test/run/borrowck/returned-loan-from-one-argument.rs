fn pick<'a, 'b>(a: &'a mut String, b: &'b str) -> &'a mut String {
    a.push_str(b);
    a
}

fn main() {
    let mut s = String::from("s");
    let mut other = String::from("t");
    let r = pick(&mut s, &other);
    other.push('u');
    r.push('!');
    println!("{s} {other}");
}
