fn first(v: &[i32]) -> i32 {
    let x = v.first()?; //~ ERROR E0277 the `?` operator can only be used in a function that returns `Result` or `Option` (or another type that implements `FromResidual`)
    *x
}

fn main() {
    println!("{}", first(&[1]));
}
