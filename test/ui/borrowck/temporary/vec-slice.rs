fn main() {
    let first = vec![1, 2, 3].first(); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{first:?}");
}
