fn main() {
    let mut t = (String::from("a"), 1);
    let r = &t.0;
    let w = &mut t; //~ ERROR E0502 cannot borrow `t` as mutable because it is also borrowed as immutable
    w.1 += 1;
    println!("{r}");
}
