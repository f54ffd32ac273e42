fn main() {
    let mut s = String::from("s");
    let mut refs: Vec<&String> = Vec::new();
    refs.push(&s);
    s.push('t'); //~ ERROR E0502 cannot borrow `s` as mutable because it is also borrowed as immutable
    println!("{refs:?}");
}
