fn main() {
    let x;
    let mut n = 0;
    while n < 3 {
        x = n; //~ ERROR E0384 cannot assign twice to immutable variable `x`
        println!("{x}");
        n += 1;
    }
}
