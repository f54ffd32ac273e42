fn main() {
    let v = vec![1, 2];
    let i: i32 = 0;
    println!("{}", v[i]); //~ ERROR E0277 the type `[{integer}]` cannot be indexed by `i32`
}
