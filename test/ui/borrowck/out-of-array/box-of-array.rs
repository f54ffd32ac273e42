fn main() {
    let b = Box::new([vec![1], vec![2]]);
    let v = b[1]; //~ ERROR E0508 cannot move out of type `[Vec<i32>; 2]`, a non-copy array
    println!("{v:?}");
}
