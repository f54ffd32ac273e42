fn main() {
    let mut s = String::from("s");
    let w = &mut s;
    let r = &s; //~ ERROR E0502 cannot borrow `s` as immutable because it is also borrowed as mutable
    w.push('x');
    println!("{r}");
}
