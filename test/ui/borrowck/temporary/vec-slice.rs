fn main() {
    let first = vec![1, 2, 3].first();
    println!("{first:?}");
}
