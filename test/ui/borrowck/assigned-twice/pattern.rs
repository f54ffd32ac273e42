fn main() {
    let (a, mut b) = (1, 2);
    b += 1;
    println!("{a} {b}");
    a = 5; //~ ERROR E0384 cannot assign twice to immutable variable `a`
    println!("{a}");
}
