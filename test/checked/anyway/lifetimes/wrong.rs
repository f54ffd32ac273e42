//@ verdict: M0001 lifetimes
fn pick<'a, 'b>(left: &'a str, right: &'b str) -> &'a str {
    if left.len() > right.len() { left } else { right }
}

fn main() {
    let chosen = {
        let word = String::from("temporary");
        pick("short", &word)
    };
    println!("{chosen}");
}
