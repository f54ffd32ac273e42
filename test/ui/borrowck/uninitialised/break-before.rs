fn main() {
    let value;
    let mut n = 0;
    loop {
        n += 1;
        if n > 3 {
            break;
        }
        value = n;
        println!("{value}");
        break;
    }
    println!("{value}"); //~ ERROR E0381 used binding `value` is possibly-uninitialized
}
