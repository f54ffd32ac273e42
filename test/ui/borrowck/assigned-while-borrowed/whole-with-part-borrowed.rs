fn main() {
    let mut pair = (String::from("a"), String::from("b"));
    let r = &pair.0;
    pair = (String::new(), String::new()); //~ ERROR E0506 cannot assign to `pair` because it is borrowed
    println!("{r} {}", pair.1);
}
