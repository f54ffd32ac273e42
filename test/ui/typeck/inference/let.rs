fn main() {
    let v = Vec::new(); //~ ERROR E0282 type annotations needed for `Vec<_>`
    println!("{}", v.len());
}
