fn main() {
    let mut b = Box::new(1);
    let r = &*b;
    *b = 2; //~ ERROR E0506 cannot assign to `*b` because it is borrowed
    println!("{r}");
}
