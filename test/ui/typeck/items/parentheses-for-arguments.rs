fn main() {
    let v: Vec(i32) = vec![1]; //~ ERROR E0214 parenthesized type parameters may only be used with a `Fn` trait
    println!("{}", v.len());
}
