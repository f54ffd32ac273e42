//@ exit: 101
fn main() {
    let s = String::from("é!");
    let n = s.len() - 2;
    println!("{}", &s[2..]);
    println!("{}", &s[n..]);
}
