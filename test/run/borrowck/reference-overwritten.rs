fn main() {
    let mut a = 1;
    let b = 2;
    let mut r = &a;
    println!("{r}");
    r = &b;
    a += 10;
    println!("{r} {a}");
    r = &a;
    println!("{r}");
}
