fn main() {
    let x: i32;
    println!("{x}"); //~ ERROR E0381 used binding `x` isn't initialized
}
