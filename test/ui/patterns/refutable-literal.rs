fn main() {
    let (1, n) = (1, 2); //~ ERROR E0005 refutable pattern in local binding
    println!("{n}");
}
