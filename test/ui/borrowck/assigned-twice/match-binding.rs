fn main() {
    let o = Some(3);
    match o {
        Some(n) => {
            println!("{n}");
            n = 4; //~ ERROR E0384 cannot assign twice to immutable variable `n`
            println!("{n}");
        }
        None => {}
    }
}
