fn main() {
    let o = None; //~ ERROR E0282 type annotations needed for `Option<_>`
    println!("{}", o.is_none());
}
