// Probe 20: a moved-from variable is assigned anew.
fn main() {
    let mut s = String::from("one");
    let t = s;
    s = String::from("two");
    println!("{t} {s}");
    drop(s);
    s = t;
    println!("{s}");
}
