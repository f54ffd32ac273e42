fn main() {
    let o = Some(1);
    if let Some(n) = &o {
        *n = 2; //~ ERROR E0594 cannot assign to `*n`, which is behind a `&` reference
    }
    println!("{o:?}");
}
