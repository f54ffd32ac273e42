fn main() {
    let s = String::from("s");
    let r: &'static str = &s; //~ ERROR E0597 `s` does not live long enough
    println!("{r}");
}
