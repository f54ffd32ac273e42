fn main() {
    let v = [1, 2].iter().collect(); //~ ERROR E0283 type annotations needed
    println!("{}", std::mem::size_of_val(&v));
}
