fn main() {
    let mut count = 1;
    let whole = &mut count;
    let part = &mut *whole;
    let mut step = || *whole += 1; //~ ERROR E0500 closure requires unique access to `*whole` but it is already borrowed
    *part = 5;
    step();
}
