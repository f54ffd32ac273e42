fn main() {
    let n = 1;
    let r = &mut n; //~ ERROR E0596 cannot borrow `n` as mutable, as it is not declared as mutable
    *r += 1;
}
