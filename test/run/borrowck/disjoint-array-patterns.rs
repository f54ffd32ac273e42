fn main() {
    let mut a = [1, 2, 3, 4];
    let [first, .., last] = &mut a;
    std::mem::swap(first, last);
    println!("{a:?}");
    if let [x, y, ..] = &mut a[..] {
        *x += *y;
        *y = 0;
    }
    println!("{a:?}");
    let names = [String::from("a"), String::from("b"), String::from("c")];
    let [one, _, three] = names;
    println!("{one}{three}");
}
