fn main() {
    let mut a = String::from("a");
    let mut b = String::from("b");
    let old = &a;
    a = b; //~ ERROR E0506 cannot assign to `a` because it is borrowed
    b = old.clone();
    println!("{a} {b}");
}
