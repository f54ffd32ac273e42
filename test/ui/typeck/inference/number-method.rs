fn main() {
    let x = 2.0.powi(2); //~ ERROR E0689 can't call method `powi` on ambiguous numeric type `{float}`
    println!("{x}");
}
