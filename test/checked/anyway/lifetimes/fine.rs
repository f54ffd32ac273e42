//@ verdict: fine
fn pick<'a, 'b>(left: &'a str, right: &'b str) -> &'a str {
    if left.len() > right.len() { left } else { right }
}

fn main() {
    let word = String::from("temporary");
    println!("{}", pick("short", &word));
}
