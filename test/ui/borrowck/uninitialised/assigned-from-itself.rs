fn main() {
    let mut v: String;
    if std::env::args().len() > 1 {
        v = v; //~ ERROR E0381 used binding `v` is possibly-uninitialized
    }
    v.push('x');
}
