fn half<'a>(n: u8) -> &'a [u8] {
    let a = [n; 8];
    &a[..4] //~ ERROR E0515 cannot return value referencing local variable `a`
}

fn main() {
    println!("{:?}", half(1));
}
