fn main() {
    let v: Vec<String> = [1, 2].iter().collect(); //~ ERROR E0277 a value of type `Vec<String>` cannot be built from an iterator over elements of type `&{integer}`
    println!("{v:?}");
}
