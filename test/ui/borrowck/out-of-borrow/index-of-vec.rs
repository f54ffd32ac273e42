fn main() {
    let v = vec![String::from("a")];
    let s = v[0]; //~ ERROR E0507 cannot move out of index of `Vec<String>`
    println!("{s}");
}
