fn main() {
    let o = Some(3);
    let Some(n) = o; //~ ERROR E0005 refutable pattern in local binding
    println!("{n}");
}
