fn main() {
    let a = 1;
    let mut b = 2;
    println!("{a} {b}");
    (b, a) = (3, 4); //~ ERROR E0384 cannot assign twice to immutable variable `a`
    println!("{a} {b}");
}
