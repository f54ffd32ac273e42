fn main() {
    let s = String::from("s");
    let r = s.as_str();
    drop(s); //~ ERROR E0505 cannot move out of `s` because it is borrowed
    println!("{r}");
}
