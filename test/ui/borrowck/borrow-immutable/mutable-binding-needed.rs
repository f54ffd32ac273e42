fn main() {
    let mut n = 0;
    let r = &mut n;
    let rr = &mut r; //~ ERROR E0596 cannot borrow `r` as mutable, as it is not declared as mutable
    **rr += 1;
}
