fn main() {
    let mut n = 1;
    let whole = &mut n;
    let mut step = || {
        *whole += 1;
    };
    println!("{}", whole); //~ ERROR E0501 cannot borrow `whole` as immutable because previous closure requires unique access
    step();
}
