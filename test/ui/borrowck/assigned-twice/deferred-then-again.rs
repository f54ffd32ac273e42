fn main() {
    let x;
    if std::mem::size_of::<usize>() == 8 {
        x = 1;
    } else {
        x = 2;
    }
    println!("{x}");
    x = 3; //~ ERROR E0384 cannot assign twice to immutable variable `x`
    println!("{x}");
}
