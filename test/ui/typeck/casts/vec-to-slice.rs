fn main() {
    let v = vec![1, 2];
    println!("{:?}", v as &[i32]); //~ ERROR E0605 non-primitive cast: `Vec<i32>` as `&[i32]`
}
