fn main() {
    let b = 0 as *const _; //~ ERROR E0641 cannot cast to a pointer of an unknown kind
    let _ = b;
}
