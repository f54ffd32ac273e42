fn main() {
    let s;
    s = String::from("s");
    s.push('t'); //~ ERROR E0596 cannot borrow `s` as mutable, as it is not declared as mutable
    println!("{s}");
}
