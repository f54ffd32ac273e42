fn main() {
    let mut r: &String = &String::from("first");
    println!("{r}");
    r = &String::from("second"); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{r}");
}
