fn main() {
    for Some(n) in [Some(1), None] { //~ ERROR E0005 refutable pattern in `for` loop binding
        println!("{n}");
    }
}
