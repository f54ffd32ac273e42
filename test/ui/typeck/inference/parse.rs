fn main() {
    let n = "5".parse().unwrap(); //~ ERROR E0284 type annotations needed
    println!("{n}");
}
