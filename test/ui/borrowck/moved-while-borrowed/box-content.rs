fn main() {
    let b = Box::new(String::from("b"));
    let r = &*b;
    let s = *b; //~ ERROR E0505 cannot move out of `*b` because it is borrowed
    println!("{r} {s}");
}
