fn main() {
    let s = String::from("s");
    let r = &s;
    let t = *r; //~ ERROR E0507 cannot move out of `*r` which is behind a shared reference
    println!("{t}");
}
