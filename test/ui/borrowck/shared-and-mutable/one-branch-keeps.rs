fn main() {
    let mut a = String::from("a");
    let b = String::from("b");
    let r = if b.len() > 1 { &a } else { &b };
    a.push('x'); //~ ERROR E0502 cannot borrow `a` as mutable because it is also borrowed as immutable
    println!("{r}");
}
