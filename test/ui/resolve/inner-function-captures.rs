fn main() {
    let n = 5;
    fn inner() -> i32 {
        n + 1 //~ ERROR E0434 can't capture dynamic environment in a fn item
    }
    println!("{n} {}", inner());
}
