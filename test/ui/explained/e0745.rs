fn main() {
    let p = &raw const 2; //~ ERROR E0745 cannot take address of a temporary
    println!("{}", p.is_null());
}
