fn main() {
    let a = [1, 2];
    for x in a.iter_mut() { //~ ERROR E0596 cannot borrow `a` as mutable, as it is not declared as mutable
        *x += 1;
    }
}
