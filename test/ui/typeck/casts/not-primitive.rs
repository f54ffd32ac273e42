fn main() {
    let s = String::from("1");
    println!("{}", s as i32); //~ ERROR E0605 non-primitive cast: `String` as `i32`
}
